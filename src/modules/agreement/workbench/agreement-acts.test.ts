import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../../base/refusal.ts'
import type { AgreementDetail, AgreementParty } from '../contract.ts'
import { actionsOf } from './agreement-acts.ts'
import { agreementColumns, type Item } from './agreement-columns.tsx'

const not: Refusal = { code: 'agreement.not-party' }
const early: Refusal = { code: 'agreement.nothing-to-confirm' }
const late: Refusal = { code: 'transition' }

function party(
  position: number,
  role: AgreementParty['role'],
  can: [scan: Refusal, confirm: Refusal],
  confirmed = false,
) {
  const name = ['某街道办事处', '某服务中心', '平湖分部'][position] ?? ''
  const confirmedAt = confirmed ? '2027-01-08T02:00:00.000Z' : null
  return { position, role, name, organisationId: null, pays: [], confirmedAt, can: { scan: can[0], confirm: can[1] } }
}

const acts = (state: AgreementDetail['state'], parties: AgreementParty[], back: Refusal = null) =>
  actionsOf({ state, parties, can: { return: back } } as AgreementDetail, () => undefined).map(
    ({ key, label, refusal }) => [key, label, refusal?.code ?? null],
  )

describe('what staff may do with an agreement', () => {
  it('on paper: upload for the platform or for public money; confirm nothing yet', () => {
    const parties = [
      party(0, 'payer', [null, early]),
      party(1, 'deliverer', [not, not]),
      party(2, 'platform', [null, early]),
    ]
    expect(acts('drawn', parties)).toEqual([
      ['scan', '上传扫描件', null],
      ['confirm-0', '确认（代表某街道办事处）', early.code],
      ['confirm-2', '确认（代表平台）', early.code],
    ])
  })

  it('scanned: confirm what is not confirmed, or send it back', () => {
    const parties = [
      party(0, 'payer', [late, { code: 'agreement.confirmed' }], true),
      party(1, 'deliverer', [not, not], true),
      party(2, 'platform', [late, null]),
    ]
    expect(acts('scanned', parties)).toEqual([
      ['confirm-2', '确认（代表平台）', null],
      ['return', '退回扫描件', null],
    ])
  })

  it('who only reads is told why not, of each act once', () => {
    const parties = [party(0, 'payer', [not, not]), party(1, 'deliverer', [not, not]), party(2, 'platform', [not, not])]
    expect(acts('drawn', parties)).toEqual([
      ['scan', '上传扫描件', not.code],
      ['confirm-2', '确认（代表平台）', not.code],
    ])
    expect(acts('scanned', parties, not)).toEqual([
      ['confirm-2', '确认（代表平台）', not.code],
      ['return', '退回扫描件', not.code],
    ])
  })

  it.each(['concluded', 'void', 'ended'] as const)('nothing more once it is %s', (state) => {
    expect(acts(state, [party(2, 'platform', [late, late])])).toEqual([])
  })
})

const row = (more: Partial<Item>): Item => ({
  ...{
    code: 'LG-27-0031',
    project: { code: 'LG-26-0012', title: '右转停一停' },
    state: 'scanned',
    grantFen: 5_800_050,
  },
  ...{ parties: 4, confirmed: 2, drawnAt: '2027-01-04T16:30:00.000Z', concludedAt: null },
  ...more,
})
const exported = (item: Item) => Object.fromEntries(agreementColumns.map(({ key, text }) => [key, text(item)]))

describe('what the list shows and its export says', () => {
  it('of a scan: how many have confirmed, and since when it is drawn, in China', () => {
    expect(exported(row({}))).toEqual({
      ...{ code: 'LG-27-0031', project: 'LG-26-0012', state: '待各方确认', grant: '¥58,000.50' },
      ...{ confirmed: '2 / 4', drawn: '2027年1月5日', concluded: '' },
    })
  })

  it('of paper, and of what is void: no confirmations', () => {
    expect(exported(row({ state: 'drawn', confirmed: 0 })).confirmed).toBe('')
    expect(exported(row({ state: 'void', confirmed: 0 })).confirmed).toBe('')
  })
})
