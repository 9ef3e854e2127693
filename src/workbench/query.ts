import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { Contract, OutputOf } from '../base/contract.ts'
import { ApiError, call, type CallInput, type Intention, nextIntention, outcomeUnknown } from './api.ts'

/** A read is tried again only when that may help: never for a refusal. */
function mayRetry(count: number, error: unknown): boolean {
  return count < 2 && error instanceof ApiError && error.transient
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // an office network without the internet is "offline" to the browser, and yet reaches its own server
      queries: { staleTime: 15_000, retry: mayRetry, networkMode: 'always' },
      mutations: { retry: mayRetry, retryDelay: (count) => 500 * 2 ** count, networkMode: 'always' },
    },
  })
}

export interface ReadOptions {
  enabled?: boolean
  /** milliseconds between automatic renewals while the page is looked at */
  refreshMs?: number
  /** go on showing the earlier answer while a changed input loads */
  keepPrevious?: boolean
}

/** What a contract of kind GET answers. */
export function useContract<C extends Contract>(
  contract: C,
  input: CallInput<C>,
  options: ReadOptions = {},
): UseQueryResult<OutputOf<C>, ApiError> {
  return useQuery<OutputOf<C>, ApiError>({
    queryKey: [contract.id, input],
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.refreshMs ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** What every list answers; `total` is exact or means "at least". */
export interface ListAnswer<Row> {
  items: Row[]
  nextCursor: string | null
  total?: { value: number; exact: boolean } | undefined
}

export type RowOf<C extends Contract> = OutputOf<C> extends { items: (infer Row)[] } ? Row : never

/** A page of a list with whatever else its contract answers. */
export type PageOf<C extends Contract> = OutputOf<C> & ListAnswer<RowOf<C>>

/** A keyset list, page after page. */
export function useList<C extends Contract>(
  contract: C,
  input: CallInput<C>,
  options: ReadOptions = {},
): UseInfiniteQueryResult<InfiniteData<PageOf<C>>, ApiError> {
  return useInfiniteQuery<PageOf<C>, ApiError, InfiniteData<PageOf<C>>, readonly unknown[], string | null>({
    queryKey: [contract.id, input, 'pages'],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) => callPage(contract, input, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor,
    enabled: options.enabled ?? true,
    refetchInterval: options.refreshMs ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** A list that is always needed whole: every page of it, one after the other. For what is some hundreds at most. */
export function useWhole<C extends Contract>(
  contract: C,
  input: CallInput<C>,
  options: { enabled?: boolean; staleMs?: number } = {},
): UseQueryResult<RowOf<C>[], ApiError> {
  return useQuery<RowOf<C>[], ApiError>({
    queryKey: [contract.id, input, 'whole'],
    queryFn: async ({ signal }) => {
      const rows: RowOf<C>[] = []
      let cursor: string | null = null
      do {
        const page: PageOf<C> = await callPage(
          contract,
          { ...(input as object), limit: 100 } as CallInput<C>,
          cursor,
          signal,
        )
        rows.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      return rows
    },
    enabled: options.enabled ?? true,
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
  })
}

export async function callPage<C extends Contract>(
  contract: C,
  input: CallInput<C>,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<PageOf<C>> {
  const page = cursor === null ? input : { ...(input as object), cursor }
  const answer = await call(contract, page as CallInput<C>, signal ? { signal } : {})
  return answer as PageOf<C>
}

export interface CommandOptions<C extends Contract> {
  /** further contracts (by id or by noun) whose answers this changes; those of its own noun and the to-do list always */
  changes?: string[]
  /** what is known of a record from the answer alone: it is on the screen at once, and asked for anew after that */
  shows?(answer: OutputOf<C>, input: CallInput<C>): Shown
  onDone?(answer: OutputOf<C>, input: CallInput<C>): void
}

/** What a read would now answer, as far as it is known. */
export interface Shown {
  key: readonly unknown[]
  change(before: unknown): unknown
}

export function shown<C extends Contract>(
  contract: C,
  input: CallInput<C>,
  change: Partial<OutputOf<C> & object>,
): Shown {
  return { key: [contract.id, input], change: (before) => before && { ...before, ...change } }
}

/** Does a query belong to what a command changes? `problem` covers `problem.list` and `problem.get`. */
export function isChanged(contractId: unknown, changed: readonly string[]): boolean {
  return (
    typeof contractId === 'string' && changed.some((name) => contractId === name || contractId.startsWith(`${name}.`))
  )
}

/** A writing contract as a mutation: one idempotency key per intention, kept across retries. */
export function useCommand<C extends Contract>(
  contract: C,
  options: CommandOptions<C> = {},
): UseMutationResult<OutputOf<C>, ApiError, CallInput<C>> {
  const client = useQueryClient()
  const intention = useRef<Intention | null>(null)
  const changed = [contract.id.split('.')[0] ?? contract.id, 'todo', ...(options.changes ?? [])]
  return useMutation<OutputOf<C>, ApiError, CallInput<C>>({
    mutationKey: [contract.id],
    onMutate: (input) => {
      intention.current = nextIntention(intention.current, input)
    },
    mutationFn: (input) => call(contract, input, intention.current ? { idempotencyKey: intention.current.key } : {}),
    onError: (error) => {
      if (!outcomeUnknown(error)) intention.current = null
    },
    onSuccess: async (answer, input) => {
      intention.current = null
      const known = options.shows?.(answer, input)
      if (known) client.setQueryData(known.key, known.change)
      await client.invalidateQueries({ predicate: (query) => isChanged(query.queryKey[0], changed) })
      options.onDone?.(answer, input)
    },
  })
}
