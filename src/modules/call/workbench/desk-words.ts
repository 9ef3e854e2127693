import type { Labels } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import { organisationKindLabels } from '../../people/labels.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { CallRules } from '../call.ts'
import { awardLevelLabels } from '../labels.ts'

/** Kinds of to-do, as the home page names them. */
export const todoLabels: Labels<string> = {
  'application.check': { zh: '资格审查', en: 'Check who may apply' },
}

/** What a call goes by, one line each: for the record, and before it opens. */
export function ruleLines(rules: CallRules): { label: string; value: string }[] {
  const { fields, organisationKinds, totalFen, ceilingFen, ownPercent, staffPercent, awards, days } = rules
  const short = { kind: 'short' } as const
  return [
    { label: '谁可以申报', value: organisationKinds.map((kind) => organisationKindLabels[kind].zh).join('、') },
    {
      label: '领域',
      value: fields.map((field) => problemFieldLabels[field]?.zh ?? field).join('、') || '不限',
    },
    {
      label: '金额',
      value: [
        `每个项目最高 ${formatFen(ceilingFen, short)}`,
        totalFen === null ? '没有固定总额' : `总共 ${formatFen(totalFen, short)}`,
      ].join('，'),
    },
    {
      label: '比例',
      value: [
        ownPercent === 0 ? '不要求自筹' : `自筹不低于 ${ownPercent}%`,
        staffPercent === null ? '人员支出不设上限' : `人员支出不高于资助额的 ${staffPercent}%`,
      ].join('，'),
    },
    {
      label: '等次',
      value: awards
        .map(({ level, least, places }) =>
          [awardLevelLabels[level].zh, `${least} 分起`, places === null ? '名额看钱' : `最多 ${places} 个`].join(' '),
        )
        .join('；'),
    },
    {
      label: '评审',
      value: `每份 ${rules.experts} 位专家，${rules.blind ? '看不到是谁申报的' : '看得到是谁申报的'}，相差超过 ${rules.spread} 分一起讨论`,
    },
    { label: '工作日', value: `审查 ${days.check} 个，补正 ${days.correct} 个，公示 ${days.notice} 个` },
  ]
}
