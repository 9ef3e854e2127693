import { formatDate, isCivilDate } from '../../base/clock.ts'
import type { Lang } from '../../base/label.ts'
import type { SayThread, ThreadEntry, ThreadTexts } from '../../base/thread.ts'
import type { DecisionBody } from './decision.ts'
import { decisionBodyLabels } from './labels.ts'
import type { ReviewEventType } from './review.ts'

type Part = ThreadEntry['public']

function text(part: Part, key: string): string {
  const value = part[key]
  return typeof value === 'string' ? value : ''
}

function count(part: Part, key: string): number {
  const value = part[key]
  return typeof value === 'number' ? value : 0
}

function either(lang: Lang, zh: string, en: string): string {
  return lang === 'zh' ? zh : en
}

const decided: SayThread = (part, lang) => {
  const body = decisionBodyLabels[text(part, 'body') as DecisionBody]?.[lang] ?? ''
  const on = isCivilDate(part.metOn) ? formatDate(part.metOn, lang, 'short') : ''
  return {
    title: either(lang, `${body}审定`, `Decided: ${body}`),
    body: either(lang, `${on}，纪要 ${text(part, 'minutesNumber')}`, `${on}, minutes ${text(part, 'minutesNumber')}`),
    mark: 'official',
  }
}

/** The steps of a review on the thread of its call. */
export const reviewThreadTexts = {
  'review.started': (part, lang) => ({
    title: either(lang, '开始专家评审', 'Experts begin to judge'),
    body: either(
      lang,
      `${count(part, 'applications')} 份申报，每份 ${count(part, 'experts')} 位专家`,
      `${count(part, 'applications')} applications, ${count(part, 'experts')} experts each`,
    ),
    mark: 'official',
  }),
  'review.decided': decided,
} satisfies Partial<Record<ReviewEventType, SayThread>> & ThreadTexts
