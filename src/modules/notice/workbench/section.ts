import { call } from '../../../workbench/api.ts'
import type { SearchHit, WorkbenchSection } from '../../../workbench/section.ts'
import { listDeskNotices } from '../contract-desk.ts'
import { faultLabels, noticeStateLabels, refusalLabels } from '../labels.ts'
import { noticeThreadTexts } from '../thread-texts.ts'
import { noticeActs } from './acts.ts'
import { todoLabels } from './desk-words.ts'

/** By code or by a word of the title, among the latest hundred: a network has some dozens. */
async function search(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const { items } = await call(listDeskNotices, { limit: 100 }, { signal })
  const wanted = text.trim().toLowerCase()
  return items
    .filter(({ code, title }) => title.toLowerCase().includes(wanted) || code.toLowerCase().includes(wanted))
    .slice(0, 8)
    .map(({ code, title, state }) => ({
      id: `notice:${code}`,
      title,
      note: ['公示', code, noticeStateLabels[state].zh].join(' · '),
      href: `/notices/${code}`,
    }))
}

const words = { refusals: refusalLabels, faults: faultLabels, todos: todoLabels }

/** 公示: what stands before it takes effect, from the draft to what came of it. */
export const noticeSection: WorkbenchSection = {
  key: 'notices',
  label: '公示',
  group: 'calls',
  permission: 'notice.read',
  path: 'notices',
  load: () => import('./notice-pages.tsx'),
  count: 'notice',
  search,
  words,
  threadTexts: noticeThreadTexts,
  acts: noticeActs,
}

/** 异议: what somebody has against it, to be answered by who took no part. */
export const objectionSection: WorkbenchSection = {
  key: 'objections',
  label: '异议',
  group: 'calls',
  permission: 'notice.answer',
  path: 'objections',
  load: () => import('./objection-pages.tsx'),
  count: 'objection',
  words,
}
