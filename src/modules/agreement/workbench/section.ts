import type { Labels } from '../../../base/label.ts'
import { call } from '../../../workbench/api.ts'
import type { SearchHit, WorkbenchSection } from '../../../workbench/section.ts'
import { listDeskAgreements } from '../contract.ts'
import { agreementStateLabels, refusalLabels } from '../labels.ts'
import { agreementThreadTexts } from '../thread-texts.ts'
import { agreementActs } from './acts.ts'

/** Kinds of to-do, as the home page names them. */
const todoLabels: Labels<string> = {
  'agreement.confirm': { zh: '确认协议扫描件', en: 'Confirm the scan of an agreement' },
}

/** By the code of the paper or of its project, or by words of the project. */
async function search(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const { items } = await call(listDeskAgreements, { q: text, limit: 8 }, { signal })
  return items.map(({ code, project, state }) => ({
    id: `agreement:${code}`,
    title: project.title,
    note: ['协议', code, agreementStateLabels[state].zh].join(' · '),
    href: `/agreements/${code}`,
  }))
}

/** 协议: papers of three sides, from the day they are drawn to the last confirmation. */
export const agreementSection: WorkbenchSection = {
  key: 'agreements',
  label: '协议',
  group: 'projects',
  permission: 'project.read',
  path: 'agreements',
  load: () => import('./agreement-pages.tsx'),
  count: 'agreement',
  search,
  words: { refusals: refusalLabels, todos: todoLabels },
  threadTexts: agreementThreadTexts,
  acts: agreementActs,
}
