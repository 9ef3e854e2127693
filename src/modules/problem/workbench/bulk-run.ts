import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contract } from '../../../base/contract.ts'
import { ApiError, call, type CallInput } from '../../../workbench/api.ts'
import { isChanged } from '../../../workbench/query.ts'

export interface BulkState {
  done: number
  total: number
  running: boolean
  failed: { code: string; error: ApiError }[]
}

const idle: BulkState = { done: 0, total: 0, running: false, failed: [] }

/**
 * The same act on several records, one after the other: each is decided by itself, so that one that fails does not hold
 * back the others and can be named.
 */
export function useBulkRun<C extends Contract>(
  contract: C,
): { state: BulkState; run(inputs: (CallInput<C> & { code: string })[]): Promise<BulkState> } {
  const client = useQueryClient()
  const [state, setState] = useState(idle)
  const run = async (inputs: (CallInput<C> & { code: string })[]): Promise<BulkState> => {
    const now: BulkState = { done: 0, total: inputs.length, running: true, failed: [] }
    setState({ ...now })
    for (const input of inputs) {
      try {
        await call(contract, input)
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        now.failed.push({ code: input.code, error })
      }
      now.done += 1
      setState({ ...now, failed: [...now.failed] })
    }
    const ended = { ...now, running: false }
    setState(ended)
    await client.invalidateQueries({ predicate: (query) => isChanged(query.queryKey[0], ['problem', 'todo']) })
    return ended
  }
  return { state, run }
}
