import type { Lang } from '../../base/label.ts'
import { lackLabels } from '../design/labels.ts'
import { organisationKindLabels } from '../people/labels.ts'
import type { OrganisationKind } from '../people/organisation.ts'
import { problemFieldLabels } from '../problem/labels.ts'
import type { EligibilityRule, Evidence } from './eligibility.ts'

const texts = (value: Evidence['params'][string] | undefined): readonly string[] => (Array.isArray(value) ? value : [])

const number = (value: Evidence['params'][string] | undefined): number => (typeof value === 'number' ? value : 0)

const join = (parts: readonly string[], lang: Lang) => parts.join(lang === 'zh' ? '、' : ', ')

type Say = (params: Evidence['params'], lang: Lang) => string

/** What was found, where it helps to know it also when all is well. */
const found: Partial<Record<EligibilityRule, Say>> = {
  kind: ({ kind }, lang) => organisationKindLabels[kind as OrganisationKind]?.[lang] ?? '',
  field: ({ field }, lang) => problemFieldLabels[String(field)]?.[lang] ?? '',
  count: ({ others, most }, lang) =>
    lang === 'zh'
      ? `另有 ${number(others)} 份，最多 ${number(most)} 份`
      : `${number(others)} others, ${number(most)} at most`,
}

/** What to do about a rule that does not hold. */
const todo: Record<EligibilityRule, Say> = {
  kind: (_, lang) =>
    lang === 'zh'
      ? '请团队里符合的组织来牵头申报，或看看别的征集。'
      : 'Let an organisation of the team that may apply do so, or see other calls.',
  field: (_, lang) =>
    lang === 'zh'
      ? '这次征集不含这个领域，请看看别的征集。'
      : 'The call is about other fields: please see other calls.',
  place: (_, lang) =>
    lang === 'zh'
      ? '项目不在这次征集的地方，请看看所在街道或全区的征集。'
      : 'The project is elsewhere: please see calls of its street or of the district.',
  team: ({ lacks }, lang) => {
    const missing = join(
      texts(lacks).map((lack) => lackLabels[lack]?.[lang] ?? lack),
      lang,
    )
    return lang === 'zh'
      ? `团队还缺${missing}，到方案页邀请后再来提交。`
      : `The team still lacks ${missing}: invite them on the design’s page, then send this in.`
  },
  apart: ({ runners }, lang) =>
    lang === 'zh'
      ? `${join(texts(runners), lang)}参与这次征集的组织工作，不能申报；请退出团队或另选征集。`
      : `${join(texts(runners), lang)} takes part in running this call and cannot apply: they leave the team, or you choose another call.`,
  count: ({ most }, lang) =>
    lang === 'zh'
      ? `一个组织最多申报 ${number(most)} 份，先撤回一份才能再报。`
      : `One organisation sends in ${number(most)} at most: withdraw another first.`,
}

/** Beneath a condition: what was found; where it does not hold, what to do. */
export function evidenceNote({ rule, holds, params }: Evidence, lang: Lang): string {
  const said = found[rule]?.(params, lang) ?? ''
  if (holds) return said
  const dot = lang === 'zh' ? '。' : '. '
  return said ? `${said}${dot}${todo[rule](params, lang)}` : todo[rule](params, lang)
}
