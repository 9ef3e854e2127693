import { describe, expect, it } from 'vitest'
import type { TransferItem } from '../contract.ts'
import type { AccountKind, TransferKind } from '../fund.ts'
import { feeWords, promisedWords, promiseWords, transferNote, transferTitle, transferWords } from './desk-words.ts'

const fund = { id: 'f', name: '平湖街道专账' }
const side = (kind: AccountKind, of = fund) => ({
  ...{ kind, fund: of },
  project: kind === 'project' ? { code: 'LG-26-0012', title: '抬头一百天' } : null,
})
const transfer = (kind: TransferKind, from: AccountKind, to: AccountKind, more: Partial<TransferItem> = {}) => ({
  ...{ id: 't', bookedOn: '2026-11-20', kind, amountFen: 50_000, from: side(from), to: side(to), note: '' },
  ...{ correctsId: null, donor: null, channel: null, ...more },
})

describe('a line of the account', () => {
  it.each<[TransferItem, string, string]>([
    [
      transfer('donation', 'givers', 'fund', { donor: '某公司', channel: 'bank' }),
      '捐赠收入：某公司',
      '捐赠人 → 待安排 · 银行转账',
    ],
    [transfer('donation', 'givers', 'project'), '捐赠收入：不留名', '捐赠人 → 抬头一百天'],
    [transfer('designation', 'fund', 'project'), '划入项目专账：抬头一百天', '待安排 → 抬头一百天'],
    [transfer('fee', 'fund', 'fee'), '管理费', '待安排 → 管理费'],
    [
      transfer('correction', 'fund', 'givers', { correctsId: 'u', note: '重复登记' }),
      '更正',
      '待安排 → 捐赠人 · 重复登记',
    ],
  ])('%#: says who and from where to where', (item, title, note) => {
    expect([transferTitle(item), transferNote(item, 'f')]).toEqual([title, note])
  })

  it('names another fund', () => {
    const item = { ...transfer('moved', 'fund', 'fund'), to: side('fund', { id: 'g', name: '禾花社区微基金' }) }
    expect(transferNote(item, 'f')).toBe('待安排 → 禾花社区微基金待安排')
  })

  it('is one line in a heading', () => {
    expect(transferWords(transfer('fee', 'fund', 'fee'))).toBe('管理费 ¥500.00')
  })
})

it.each([
  [0, 0, '基金会没有认购这个项目。'],
  [100_000, 0, '基金会认购了这个项目 ¥1,000.00。这笔在认购之内。'],
  [100_000, 60_000, '基金会认购了这个项目 ¥1,000.00，已划 ¥600.00。这笔批准后比认购多 ¥100.00。'],
])('%i promised, %i set apart: an approver reads whether the amount fits', (promisedFen, setApartFen, words) => {
  expect(promiseWords({ promisedFen, setApartFen, amountFen: 50_000 })).toBe(words)
})

it('a promised project is chosen by its name and what is missing', () => {
  const item = { code: 'LG-26-0012', title: '抬头一百天', promisedFen: 100_000, setApartFen: 60_000 }
  expect(promisedWords(item)).toBe('抬头一百天（LG-26-0012），认购还差 ¥400')
})

it('a fee is told as people say it', () => {
  expect([0, 50, 75].map(feeWords)).toEqual(['不收', '划出金额的 5%', '划出金额的 7.5%'])
})
