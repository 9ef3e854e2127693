import { describe, expect, it } from 'vitest'
import type { AgreementFacts } from '../agreement.ts'
import { fullFacts, plainFacts } from '../../../testing/agreement-facts.ts'
import { type Block, blocksOf, numeral, placesOf } from './paper-blocks.ts'
import { wordings } from './paper-clauses.ts'

const sentences = (facts: AgreementFacts) =>
  blocksOf(facts, []).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))

function tableWith(facts: AgreementFacts, title: string): Extract<Block, { kind: 'table' }> {
  const found = blocksOf(facts, []).find(
    (block) => block.kind === 'table' && block.columns.some((column) => column.title === title),
  )
  if (found?.kind !== 'table') throw new Error(`no table with ${title}`)
  return found
}

const cellsOf = (facts: AgreementFacts, title: string) => tableWith(facts, title).rows.map(({ cells }) => cells)

describe('the clauses', () => {
  it.each(Object.entries(wordings))('%s: each place has something to fill it, each table comes once', (_, wording) => {
    const parts = wording.clauses.flatMap((clause) => clause.parts)
    const texts = [wording.opening, ...parts.filter((part) => typeof part === 'string')]
    const places = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))
    expect(places.filter((place) => !placesOf(plainFacts)[place])).toEqual([])
    const tables = parts.filter((part) => typeof part !== 'string').map(({ table }) => table)
    expect(tables.toSorted()).toEqual(['budget', 'goals', 'payers', 'tranches'])
  })

  it.each([
    ['what, where, for whom, until when', '实施地点：白坭坑社区', '为谁做：请孩子', '2026年12月1日至2027年11月30日'],
    ['amounts in figures and capitals', '¥30,456.78（人民币叁万零肆佰伍拾陆元柒角捌分）', '自筹 ¥10,456.78'],
    ['the platform handles no money', '丙方不收取、不经手、不代付任何款项', '甲方按自己的审批程序'],
    ['the receipt follows the relation', '属于捐赠的', '公益事业捐赠票据', '由乙方向付款的甲方开具发票'],
    ['which changes need consent', '百分之十', '更换项目负责人', '实施期限', '服务对象'],
    ['what is public and what never is', '出资的来源和金额', '个人信息不公开', '未成年人的面部'],
    ['those served judge', '由服务对象评', '乙方不得挑选、代答、诱导'],
    [
      'what follows from breach, by contract',
      '三十日内整改',
      '不再支付余款，收回',
      '不是行政处罚；任何一方不得据此罚款',
    ],
    ['minors', '不满十四周岁', '监护人的同意', '应当告知监护人'],
    ['disputes', '项目实施地有管辖权的人民法院'],
    ['effect, and that no click is a seal', '各方全部盖章之日起生效', '网上的任何点击都不代替盖章', '一式三份'],
  ])('say %s', (_, ...phrases) => {
    const text = sentences(plainFacts).join('\n')
    for (const phrase of phrases) expect(text).toContain(phrase)
  })

  it('say so when nothing is found elsewhere', () => {
    const text = sentences({ ...plainFacts, ownFen: 0, grantFen: 3_045_678 }).join('\n')
    expect(text).toContain('乙方没有自筹')
    expect(text).not.toContain('零元整')
  })
})

describe('the tables', () => {
  it('name every party, and number the payers where there are several', () => {
    expect(cellsOf(plainFacts, '统一社会信用代码').map(([label]) => label)).toEqual([
      '甲方（资助方）',
      '乙方（实施方）',
      '丙方（平台）',
    ])
    expect(cellsOf(fullFacts, '统一社会信用代码')[5]).toEqual(['甲方六（资助方）', '某某第 6 付款单位', '—'])
  })

  it('show the budget by category and source, with its sums', () => {
    expect(cellsOf(plainFacts, '科目')).toEqual([
      ['人员', '讲解员培训老师课酬', '¥8,000.00', ''],
      ['活动', '志愿者保险', '¥5,000.00', ''],
      ['活动', '场地和茶水', '', '¥10,456.78'],
      ['活动', '小计', '¥5,000.00', '¥10,456.78'],
      ['物资', '马甲、手旗、展板', '¥7,000.00', ''],
      ['合计', '', '¥20,000.00', '¥10,456.78'],
    ])
  })

  it('show who pays how much from which source, and leave a company to say whether it gives or buys', () => {
    expect(cellsOf(plainFacts, '票据')).toEqual([
      ['甲方 白坭坑物流园管理有限公司', '企业认购', '—', '¥20,000.00\n贰万元整', '□ 公益事业捐赠票据\n□ 发票'],
      ['合计', '', '', '¥20,000.00\n贰万元整', ''],
    ])
    expect(cellsOf(fullFacts, '票据').map((cells) => cells[4])).toEqual([
      '按甲方规定',
      '按甲方规定',
      '公益事业捐赠票据',
      '□ 公益事业捐赠票据\n□ 发票',
      '按甲方规定',
      '按甲方规定',
      '',
    ])
  })

  it('show what has to be shown before each tranche', () => {
    const rows = cellsOf(plainFacts, '支付之前应当提供')
    expect(rows[1]).toEqual(['2', '完成两期培训', '2027年4月30日', '签到表、课后测评', '40%', '¥8,000.00\n捌仟元整'])
    expect(rows.at(-1)).toEqual(['', '合计', '', '', '100%', '¥20,000.00\n贰万元整'])
  })
})

it('has a place for the seal of every party, after what could not be printed', () => {
  const blocks = blocksOf(fullFacts, [{ codePoint: 'U+9F98', near: '在〓社' }])
  const seals = blocks.at(-1)
  if (seals?.kind !== 'seals') throw new Error('no seals')
  expect(seals.parties.map(({ name }) => name)).toEqual(fullFacts.parties.map(({ name }) => name))
  const note = blocks.find(({ kind }) => kind === 'note')
  expect(note).toEqual({ kind: 'note', text: '〓 代表的字：U+9F98（见“在〓社”）。盖章之前，请各方照原文补写。' })
})

it.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
  [101, '101'],
])('the numeral of %i', (value, text) => {
  expect(numeral(value)).toBe(text)
})
