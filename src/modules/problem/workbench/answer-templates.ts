import { type CivilDate, civilDate, daysBetween } from '../../../base/clock.ts'
import type { DeskDetail } from '../contract-desk.ts'

export interface Template {
  key: string
  label: string
  text: string
}

/** What still has to be filled in: an answer with one of these is not sent. */
export const blank = '＿＿'

/** Beginnings of answers: what was done, who to ask, what comes next. Concrete parts are left to be filled in. */
export const answerTemplates: readonly Template[] = [
  {
    key: 'solved',
    label: '已解决',
    text: '您反映的事，我们＿＿（哪天）到现场看过，已经＿＿（做了什么）。今后＿＿（怎么不再发生）。还有问题，随时点“还没解决”告诉我们。',
  },
  {
    key: 'planned',
    label: '已安排，还要几天',
    text: '您反映的事，我们已经看过现场，安排＿＿（谁）来办，预计＿＿（哪天）前完成。办完再告诉您一声。',
  },
  {
    key: 'partly',
    label: '部分能办',
    text: '您反映的事，＿＿（哪部分）已经办好；＿＿（哪部分）暂时还办不了，因为＿＿（原因）。接下来我们会＿＿（怎么办）。',
  },
  {
    key: 'cannot',
    label: '暂时办不了',
    text: '您反映的事，我们认真研究过，暂时办不了，原因是＿＿。眼下可以这样：＿＿（替代办法）。情况有变化，我们会再联系您。',
  },
  {
    key: 'explained',
    label: '说明情况',
    text: '您问的事，情况是这样：＿＿。依据是＿＿。还有不清楚的，可以到＿＿或打＿＿。',
  },
]

/** What follows an idea that is taken up. */
export const adoptTemplates: readonly Template[] = [
  {
    key: 'design',
    label: '进入方案设计',
    text: '您的点子我们采纳了。接下来＿＿（哪天前）会约居民、社区和社会组织一起商量怎么做，邀请您参加；编号不变，每一步都会告诉您。',
  },
  {
    key: 'join',
    label: '并入正在做的项目',
    text: '您的点子我们采纳了，和正在做的＿＿（哪个项目）合在一起办。由＿＿牵头，＿＿（哪天）起能看到变化。',
  },
]

/** We say that we are late before anything else. */
function apology({ overdue, dueOn, state }: Pick<DeskDetail, 'overdue' | 'dueOn' | 'state'>, today: CivilDate): string {
  if (!overdue || !dueOn || state === 'passed') return ''
  return `我们晚了 ${Math.max(1, daysBetween(dueOn, today))} 天，抱歉。\n`
}

/** The text with which the answer to a record begins. */
export function beginning(problem: Pick<DeskDetail, 'overdue' | 'dueOn' | 'state'>, now: Date): string {
  return apology(problem, civilDate(now))
}

/**
 * A template put in: in place of what is there when nobody has written anything yet (nothing, the apology, another
 * template as it was), else below it. What somebody typed is never lost.
 */
export function withTemplate(text: string, start: string, template: Template, all: readonly Template[]): string {
  const untouched = text.trim() === start.trim() || all.some((other) => text === start + other.text)
  return untouched ? start + template.text : `${text.trimEnd()}\n${template.text}`
}

/** Why an answer may not go out yet, in words; null when it may. */
export function answerFault(text: string): string | null {
  if (text.trim().length < 5) return '请再写具体一些'
  return text.includes(blank) ? '还有空没填（＿＿）' : null
}
