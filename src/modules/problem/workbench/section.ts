import { call } from '../../../workbench/api.ts'
import type { SearchHit, WorkbenchSection } from '../../../workbench/section.ts'
import { listDesk } from '../contract-desk.ts'
import { faultLabels, refusalLabels, stateLabels } from '../labels.ts'
import { problemThreadTexts } from '../thread-texts.ts'
import { problemActs } from './acts.ts'
import { todoLabels } from './desk-words.ts'

/** By code or by words; a code finds its one record. */
async function search(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const { items } = await call(listDesk, { q: text, limit: 8 }, { signal })
  return items.map(({ code, title, state, community, street }) => ({
    id: `problem:${code}`,
    title: title || code,
    note: [code, stateLabels[state].zh, community?.name ?? street?.name].filter(Boolean).join(' · '),
    href: `/problems/${code}`,
  }))
}

/** 反映与点子: the desk of what residents report, propose and ask. */
export const problemSection: WorkbenchSection = {
  key: 'problems',
  label: '反映与点子',
  group: 'intake',
  permission: 'problem.read',
  path: 'problems',
  load: () => import('./problem-pages.tsx'),
  count: 'problem',
  search,
  words: { refusals: refusalLabels, faults: faultLabels, todos: todoLabels },
  threadTexts: problemThreadTexts,
  acts: problemActs,
}
