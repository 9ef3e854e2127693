import { call } from '../../../workbench/api.ts'
import type { SearchHit, WorkbenchSection } from '../../../workbench/section.ts'
import { listRegister } from '../contract-organisation.ts'
import {
  faultLabels,
  organisationKindLabels,
  organisationStateLabels,
  refusalLabels,
  todoActionLabels,
} from '../labels.ts'

const words = { refusals: refusalLabels, faults: faultLabels, todos: todoActionLabels }

async function search(text: string, signal: AbortSignal): Promise<SearchHit[]> {
  const { items } = await call(listRegister, { q: text, limit: 8 }, { signal })
  return items.map(({ id, name, kind, state, area }) => ({
    id: `organisation:${id}`,
    title: name,
    note: [organisationKindLabels[kind].zh, area.name, organisationStateLabels[state].zh].join(' · '),
    href: `/organisations/${id}`,
  }))
}

/** 组织: the register, and what waits to be verified. */
export const organisationSection: WorkbenchSection = {
  key: 'organisations',
  label: '组织',
  group: 'network',
  permission: 'organisation.verify',
  path: 'organisations',
  load: () => import('./organisation-pages.tsx'),
  count: 'organisation',
  search,
  words,
}

/** 人员与角色: who holds which role where. */
export const peopleSection: WorkbenchSection = {
  key: 'people',
  label: '人员与角色',
  group: 'network',
  permission: 'people.read',
  path: 'people',
  load: () => import('./people-pages.tsx'),
  words,
}
