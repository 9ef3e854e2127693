import { call } from '../../../workbench/api.ts'
import type { SearchHit, WorkbenchSection } from '../../../workbench/section.ts'
import { listDeskProjects } from '../contract.ts'
import { faultLabels, projectStateLabels, refusalLabels } from '../labels.ts'
import { projectThreadTexts } from '../thread-texts.ts'
import { projectActs } from './acts.ts'
import { todoLabels } from './plan-words.ts'

/** By words, or by the code it has had since it was reported. */
async function search(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const { items } = await call(listDeskProjects, { q: text, limit: 8 }, { signal })
  return items.map(({ code, title, state, community, street }) => ({
    id: `project:${code}`,
    title,
    note: ['项目', code, projectStateLabels[state].zh, community?.name ?? street?.name].filter(Boolean).join(' · '),
    href: `/projects/${code}`,
  }))
}

/** 项目: what was chosen and took effect, from the pool to what came of it. */
export const projectSection: WorkbenchSection = {
  key: 'projects',
  label: '项目',
  group: 'projects',
  permission: 'project.read',
  path: 'projects',
  load: () => import('./project-pages.tsx'),
  count: 'plan',
  search,
  words: { refusals: refusalLabels, faults: faultLabels, todos: todoLabels },
  threadTexts: projectThreadTexts,
  acts: projectActs,
}
