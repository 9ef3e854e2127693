import type { AgreementDetail, AgreementParty } from '../contract.ts'

/** Invented records, for the tests of these pages alone. */
const stranger = { code: 'agreement.not-party' }
const nothing = { scan: stranger, confirm: stranger }

const company: AgreementParty = {
  ...{ position: 0, role: 'payer', name: '某物流有限公司', organisationId: '0192f0c1-0000-7000-8000-000000000031' },
  pays: [{ source: 'enterprise', amountFen: 3_000_000, basis: '' }],
  ...{ confirmedAt: null, can: nothing },
}

const sampleParties: readonly AgreementParty[] = [
  company,
  {
    ...company,
    ...{ position: 1, name: '某公益基金会', organisationId: '0192f0c1-0000-7000-8000-000000000032' },
    pays: [{ source: 'lottery', amountFen: 3_000_000, basis: '某福彩〔2026〕3 号' }],
  },
  {
    ...company,
    ...{ position: 2, role: 'deliverer', name: '同行社会工作服务中心', pays: [] },
    organisationId: '0192f0c1-0000-7000-8000-000000000030',
  },
  { ...company, ...{ position: 3, role: 'platform', name: '平湖街道分部', organisationId: null, pays: [] } },
]

/** The parties as they stand for whoever acts for one of them: what they may do now, and who has confirmed. */
export function partiesFor(position: number, can: Partial<AgreementParty['can']>, confirmed: readonly number[] = []) {
  return sampleParties.map((party) => ({
    ...party,
    confirmedAt: confirmed.includes(party.position) ? '2026-11-20T03:00:00.000Z' : null,
    can: party.position === position ? { ...nothing, ...can } : nothing,
  }))
}

export function sampleAgreement(change: Partial<AgreementDetail> = {}): AgreementDetail {
  return {
    ...{ id: '0192f0c1-0000-7000-8000-000000000201', code: 'LG-26-0421', state: 'drawn' },
    project: { code: 'LG-26-0417', title: '校门口十分钟' },
    ...{ checkCode: 'C26B-8E97-6886-7687', parties: [...sampleParties] },
    ...{ startsOn: '2026-12-01', endsOn: '2027-06-30', budgetFen: 10_000_000, ownFen: 4_000_000, grantFen: 6_000_000 },
    goals: [{ text: '放学时段路口秩序好起来', target: '乱停车每天少于 10 辆' }],
    budget: [],
    tranches: [
      { title: '签约', dueOn: '2026-12-01', evidence: '', sharePercent: 50, amountFen: 3_000_000 },
      { title: '护学岗站起来', dueOn: '2027-01-31', evidence: '签到表、照片', sharePercent: 40, amountFen: 2_400_000 },
      { title: '一学期总结', dueOn: '2027-06-30', evidence: '总结报告', sharePercent: 10, amountFen: 600_000 },
    ],
    ...{ drawnAt: '2026-11-18T02:00:00.000Z', scannedAt: null, concludedAt: null, scans: [], returnedBecause: null },
    ...{ inside: true, can: { return: { code: 'state.not-possible' } } },
    ...change,
  }
}
