import type { FundItem } from '../contract.ts'

export interface Branch {
  fund: FundItem
  /** what stands below it, each with how deep, in the order of reading */
  below: { fund: FundItem; depth: number }[]
}

/** The funds that stand by themselves, each with all that stands below it. */
export function branchesOf(funds: readonly FundItem[]): Branch[] {
  const childrenOf = Map.groupBy(funds, ({ parentId }) => parentId)
  const below = (id: string, depth: number): Branch['below'] =>
    (childrenOf.get(id) ?? []).flatMap((fund) => [{ fund, depth }, ...below(fund.id, depth + 1)])
  return (childrenOf.get(null) ?? []).map((fund) => ({ fund, below: below(fund.id, 0) }))
}
