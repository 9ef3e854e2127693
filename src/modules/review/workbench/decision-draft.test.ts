import { describe, expect, it } from 'vitest'
import type { Proposal } from '../decision.ts'
import { decidedOf, decisionSums, departs, draftLines, withOutcome } from './decision-draft.ts'

const first: Proposal = { applicationId: 'a', code: 'LG-26-0001', proposed: 'carry-out', grantFen: 12_800_050 }
const last: Proposal = { applicationId: 'b', code: 'LG-26-0002', proposed: null, grantFen: 5_000_000 }

describe('a decision that is typed', () => {
  it('begins with what the ranking proposes, which departs nowhere', () => {
    const lines = draftLines([first, last])
    expect(lines).toEqual({
      a: { outcome: 'carry-out', grant: '128,000.50', because: '' },
      b: { outcome: 'none', grant: '', because: '' },
    })
    expect([departs(first, lines.a!), departs(last, lines.b!)]).toEqual([false, false])
  })

  it('asks for a reason as soon as it departs: another outcome, or less money', () => {
    const line = draftLines([first]).a!
    expect(departs(first, withOutcome(line, 'postponed', first))).toBe(true)
    expect(departs(first, { ...line, grant: '100000' })).toBe(true)
    expect(departs(first, { ...line, grant: '12 万' })).toBe(true)
  })

  it('grants what was asked when somebody is chosen after all, and nothing to whoever is not', () => {
    const chosen = withOutcome(draftLines([last]).b!, 'carry-out', last)
    expect(chosen.grant).toBe('50,000')
    expect(withOutcome(chosen, 'none', last).grant).toBe('')
    expect(decidedOf('b', { ...chosen, outcome: 'none' }).grantFen).toBeNull()
  })

  it('adds up what is carried out against the money of the call', () => {
    const decided = [
      { applicationId: 'a', outcome: 'carry-out' as const, grantFen: 700, because: '' },
      { applicationId: 'b', outcome: 'pool' as const, grantFen: 900, because: '' },
      { applicationId: 'c', outcome: 'none' as const, grantFen: null, because: '' },
    ]
    expect(decisionSums(decided, 500)).toEqual({ carriedOut: 1, pooled: 1, grantFen: 700, leftFen: -200 })
    expect(decisionSums(decided, null).leftFen).toBeNull()
  })
})
