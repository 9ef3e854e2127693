import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ApiError } from './api.ts'
import { refusalWords } from './words.ts'

/** Nothing here, and what to do about it. */
export function EmptyState({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }): ReactNode {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {hint && <p className="soft">{hint}</p>}
      {action && <div className="state-action">{action}</div>}
    </div>
  )
}

/** Something is on its way. Drawn as lines of the size of what comes, so the page does not jump. */
export function LoadingState({ lines = 6 }: { lines?: number | undefined }): ReactNode {
  return (
    <div className="state-loading" role="status" aria-label="正在读取">
      <Skeleton active title={false} paragraph={{ rows: lines }} />
    </div>
  )
}

/** What went wrong, in words; another attempt where that may help, a number to quote where it may not. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  if (error instanceof ApiError && error.status === 401) return <SignInState />
  return (
    <div className="state" role="alert">
      <p className="state-title">{errorWords(error)}</p>
      {error instanceof ApiError && error.requestId && (
        <p className="soft small">
          需要帮助时，请报这个编号：<code>{error.requestId}</code>
        </p>
      )}
      {onRetry && (
        <div className="state-action">
          <Button onClick={onRetry}>再试一次</Button>
        </div>
      )}
    </div>
  )
}

interface Asked<T> {
  data: T | undefined
  error: unknown
  refetch(): unknown
}

/**
 * What a read answered, or its loading and error states. An answer once shown stays when asking again fails: what is
 * being written on the page must not be lost with it.
 */
export function Loaded<T>({
  query,
  lines,
  children,
}: {
  query: Asked<T>
  lines?: number
  children(data: T): ReactNode
}): ReactNode {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <LoadingState lines={lines} />
}

export function errorWords(error: unknown): string {
  return refusalWords(error instanceof ApiError ? { code: error.code, params: error.params } : { code: 'internal' })
}

function signInHref(): string {
  return `/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`
}

/** The session ended while the workbench was open. */
export function SignInAgain(): ReactNode {
  return (
    <div className="notice-strip" role="alert">
      登录已过期，您填的内容还在。请
      <a href={signInHref()} target="_blank" rel="noreferrer">
        在新窗口登录
      </a>
      ，再回到这里继续。
    </div>
  )
}

export function SignInState(): ReactNode {
  return (
    <div className="state">
      <p className="state-title">请先登录</p>
      <p className="soft">登录后回到这一页。</p>
      <div className="state-action">
        <Button type="primary" href={signInHref()}>
          去登录
        </Button>
      </div>
    </div>
  )
}
