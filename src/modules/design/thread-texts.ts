import { either, type SayThread, textIn, type ThreadTexts } from '../../base/thread.ts'
import { partLabels } from './labels.ts'
import type { DesignEventType, MemberPart } from './design.ts'

/** Who came or went: an organisation by its name, a neighbour by none. */
function member(zh: string, en: string): SayThread {
  return (part, lang) => {
    const organisation = textIn(part, 'organisation')
    const place = partLabels[textIn(part, 'part') as MemberPart]?.[lang] ?? ''
    return {
      title: either(lang, `${organisation || '一位居民'}${zh}`, `${organisation || 'A resident'} ${en}`),
      body: organisation ? place : '',
    }
  }
}

/** The steps of a design on the thread of the problems it answers. */
export const designThreadTexts = {
  'design.opened': (part, lang) => ({
    title: either(lang, '开始商量方案', 'A design is begun'),
    body: textIn(part, 'by') && either(lang, `由${textIn(part, 'by')}发起`, `by ${textIn(part, 'by')}`),
  }),
  'design.problem-joined': (part, lang) => ({
    title: either(lang, '又一件事并进来一起解决', 'Another problem is answered by it, too'),
    body: textIn(part, 'code'),
  }),
  'design.published': (_part, lang) => ({ title: either(lang, '方案审核后公开', 'The design is public') }),
  'design.member-joined': member('加入团队', 'joined the team'),
  'design.member-left': member('退出团队', 'left the team'),
  'design.settled': (_part, lang) => ({
    title: either(lang, '方案成形，可以申报', 'The design is ready to apply'),
    body: either(lang, '主导、牵头和居民代表都齐了', 'who leads, who drives and the residents are all in the team'),
  }),
  'design.reopened': (_part, lang) => ({ title: either(lang, '回到商量', 'Back to the drawing board') }),
  'design.ended': (_part, lang) => ({
    title: either(lang, '方案不再做下去', 'The design does not go on'),
    body: either(lang, '这件事可以另起方案', 'another design may take the matter up'),
  }),
} satisfies Partial<Record<DesignEventType, SayThread>> & ThreadTexts
