import type { ReactNode } from 'react'
import { ErrorState } from './states.tsx'

interface Pages {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  error: unknown
  fetchNextPage(): unknown
}

/** The end of a keyset list: what follows is asked for, never loaded by scrolling past. */
export function More({ list }: { list: Pages }): ReactNode {
  if (!list.hasNextPage) return null
  return (
    <>
      {list.isFetchNextPageError && <ErrorState error={list.error} />}
      <button
        type="button"
        className="list-more"
        disabled={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {list.isFetchingNextPage ? '正在读取…' : '再显示一些'}
      </button>
    </>
  )
}
