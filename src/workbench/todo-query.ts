import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { todoContract } from '../base/todo.ts'
import type { ApiError } from './api.ts'
import { type PageOf, useList } from './query.ts'
import { useArea } from './session.tsx'

type TodoPages = UseInfiniteQueryResult<InfiniteData<PageOf<typeof todoContract>>, ApiError>

/** My to-do list, asked once for both the home page and the counts of the side bar, anew every minute. */
export function useTodo(): TodoPages {
  const area = useArea()
  return useList(todoContract, area ? { area: area.path } : {}, { refreshMs: 60_000, keepPrevious: true })
}
