import { at } from '../fixture.ts'

/** Ids of the demonstration's funds. */
export interface HeldFunds {
  /** with streets below it, money set apart, gifts for a project */
  special: string
  /** below it, with one gift that was put right */
  corrected: string
  /** at the end of the tree */
  micro: string
}

async function idOf(name: string): Promise<string> {
  const [found] = await at.server.ask<{ id: string }>('select id from fund where name = $1', [name])
  if (!found) throw new Error(`the demonstration has no fund ${name}`)
  return found.id
}

export async function findFunds(): Promise<HeldFunds> {
  const names = ['木棉里社区共创专项基金', '龙岗街道专账', '禾花社区微基金']
  const [special, corrected, micro] = (await Promise.all(names.map(idOf))) as [string, string, string]
  return { special, corrected, micro }
}
