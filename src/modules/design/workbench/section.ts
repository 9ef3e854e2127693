import { call } from '../../../workbench/api.ts'
import type { SearchHit, WorkbenchSection } from '../../../workbench/section.ts'
import { listDesk } from '../contract.ts'
import { designStateLabels, faultLabels, refusalLabels } from '../labels.ts'
import { designThreadTexts } from '../thread-texts.ts'
import { designActs } from './acts.ts'
import { todoLabels } from './desk-words.ts'

/** By code or by words; the code of a problem that joined finds its design, too. */
async function search(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const { items } = await call(listDesk, { q: text, limit: 8 }, { signal })
  return items.map(({ code, title, state, community, street }) => ({
    id: `design:${code}`,
    title,
    note: ['方案', code, designStateLabels[state].zh, community?.name ?? street?.name].filter(Boolean).join(' · '),
    href: `/designs/${code}`,
  }))
}

/** 方案: what teams propose for adopted problems. */
export const designSection: WorkbenchSection = {
  key: 'designs',
  label: '方案与团队',
  group: 'intake',
  permission: 'design.read',
  path: 'designs',
  load: () => import('./design-pages.tsx'),
  count: 'design.review',
  search,
  words: { refusals: refusalLabels, faults: faultLabels, todos: todoLabels },
  threadTexts: designThreadTexts,
  acts: designActs,
}
