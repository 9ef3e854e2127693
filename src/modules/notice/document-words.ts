import { type CivilDate, formatDate } from '../../base/clock.ts'
import type { Lang } from '../../base/label.ts'

/** What a notice says as a document, printed by the portal and shown beside the draft at the desk. */
export const documentWords = {
  zh: {
    items: '公示的项目',
    itemsCaption: '公示的项目：名次、得分、等次、金额、现在怎样',
    project: '项目和申报方',
    place: '名次',
    placeOf: (place: number) => `第 ${place} 名`,
    points: '得分',
    award: '等次',
    grant: '拟资助',
    state: '现在',
    term: '公示期',
    termText: (days: number, from: string, to: string) =>
      `${from}发布，从下一个工作日起公示 ${days} 个工作日，到 ${to} 24:00 为止。`,
    termAhead: (days: number) => `从发布的下一个工作日起，公示 ${days} 个工作日。`,
    moved: '这段时间里有一年的放假安排国务院还没有公布，公布后届满日可能顺延，以本页为准。',
  },
  en: {
    items: 'What stands under notice',
    itemsCaption: 'Projects under notice: place, points, award, amount and how it stands',
    project: 'Project and applicant',
    place: 'Place',
    placeOf: (place: number) => `No. ${place}`,
    points: 'Points',
    award: 'Award',
    grant: 'Grant',
    state: 'Now',
    term: 'Term',
    termText: (days: number, from: string, to: string) =>
      `Published ${from}; it stands for ${days} working days from the next one, until ${to}, 24:00.`,
    termAhead: (days: number) => `It stands for ${days} working days from the one after it is published.`,
    moved: 'Public holidays of a year in this term are not announced yet and may move the end; this page will say so.',
  },
} as const satisfies Record<Lang, unknown>

interface Term {
  workingDays: number
  publishedOn: CivilDate | null
  endsOn: CivilDate | null
}

/** How long it stands: from when until when once it is published, for how many working days before. */
export function termText({ workingDays, publishedOn, endsOn }: Term, lang: Lang): string {
  const words = documentWords[lang]
  if (publishedOn === null || endsOn === null) return words.termAhead(workingDays)
  return words.termText(workingDays, formatDate(publishedOn, lang), formatDate(endsOn, lang))
}
