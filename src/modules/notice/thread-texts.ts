import { formatDate, isCivilDate } from '../../base/clock.ts'
import type { Lang } from '../../base/label.ts'
import type { SayThread, ThreadEntry, ThreadTexts } from '../../base/thread.ts'
import type { NoticeEventType } from './notice.ts'

type Part = ThreadEntry['public']

function text(part: Part, key: string): string {
  const value = part[key]
  return typeof value === 'string' ? value : ''
}

function count(part: Part, key: string): number {
  const value = part[key]
  return typeof value === 'number' ? value : 0
}

function codes(part: Part): string {
  return Array.isArray(part.codes) ? part.codes.filter((code) => typeof code === 'string').join('、') : ''
}

function either(lang: Lang, zh: string, en: string): string {
  return lang === 'zh' ? zh : en
}

const answered =
  (zh: string, en: string): SayThread =>
  (part, lang) => ({
    title: either(lang, `${zh}：${codes(part)}`, `${en}: ${codes(part)}`),
    quote: text(part, 'answer'),
    mark: 'official',
  })

/** The steps of a notice on the thread of its call. */
export const noticeThreadTexts = {
  'notice.published': (part, lang) => {
    const on = isCivilDate(part.endsOn) ? formatDate(part.endsOn, lang, 'short') : ''
    return {
      title: either(lang, '开始公示', 'Under public notice'),
      body: either(lang, `到 ${on}，期间可以提异议`, `until ${on}; objections are taken`),
      mark: 'official',
    }
  },
  'notice.holding': (part, lang) => ({
    title: either(lang, '公示期满', 'The notice has run out'),
    body: either(
      lang,
      `${count(part, 'held')} 项有异议，答复后再定`,
      `${count(part, 'held')} held until objections are answered`,
    ),
    mark: 'official',
  }),
  'notice.ended': (part, lang) => ({
    title: either(lang, '公示结束', 'The notice has ended'),
    body: either(
      lang,
      `${count(part, 'effective')} 项生效${count(part, 'cancelled') > 0 ? `，${count(part, 'cancelled')} 项不生效` : ''}`,
      `${count(part, 'effective')} in effect${count(part, 'cancelled') > 0 ? `, ${count(part, 'cancelled')} fallen` : ''}`,
    ),
    mark: 'official',
  }),
  'objection.upheld': answered('异议成立', 'Objection upheld'),
  'objection.rejected': answered('异议不成立', 'Objection rejected'),
} satisfies Partial<Record<NoticeEventType, SayThread>> & ThreadTexts
