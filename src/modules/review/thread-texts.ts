import { formatDate, isCivilDate } from '../../base/clock.ts'
import { countIn, either, textIn, type SayThread, type ThreadTexts } from '../../base/thread.ts'
import type { DecisionBody } from './decision.ts'
import { decisionBodyLabels } from './labels.ts'
import type { ReviewEventType } from './review.ts'

const decided: SayThread = (part, lang) => {
  const body = decisionBodyLabels[textIn(part, 'body') as DecisionBody]?.[lang] ?? ''
  const on = isCivilDate(part.metOn) ? formatDate(part.metOn, lang, 'short') : ''
  return {
    title: either(lang, `${body}审定`, `Decided: ${body}`),
    body: either(
      lang,
      `${on}，纪要 ${textIn(part, 'minutesNumber')}`,
      `${on}, minutes ${textIn(part, 'minutesNumber')}`,
    ),
    mark: 'official',
  }
}

/** The steps of a review on the thread of its call. */
export const reviewThreadTexts = {
  'review.started': (part, lang) => ({
    title: either(lang, '开始专家评审', 'Experts begin to judge'),
    body: either(
      lang,
      `${countIn(part, 'applications')} 份申报，每份 ${countIn(part, 'experts')} 位专家`,
      `${countIn(part, 'applications')} applications, ${countIn(part, 'experts')} experts each`,
    ),
    mark: 'official',
  }),
  'review.decided': decided,
} satisfies Partial<Record<ReviewEventType, SayThread>> & ThreadTexts
