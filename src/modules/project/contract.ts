import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { awardLevels } from '../call/call.ts'
import { dutyRoles, memberParts } from '../design/design.ts'
import { parties } from '../people/organisation.ts'
import { projectStates } from './project.ts'

const named = z.object({ id, name: z.string() })
const fen = z.number().int().nonnegative()

/** A row of the pool: the stage, and the five figures that are never merged. */
export const projectItem = z.object({
  code: z.string(),
  title: z.string(),
  excerpt: z.string(),
  field: z.string(),
  areaId: id,
  community: named.nullable(),
  street: named.nullable(),
  state: z.enum(projectStates),
  level: z.enum(awardLevels),
  organisation: named,
  budgetFen: fen,
  pledgedFen: fen,
  receivedFen: fen,
  allocatedFen: fen,
  spentFen: fen,
  gapFen: fen,
  pooledOn: civilDay,
  /** until when it may wait in the pool */
  expiresOn: civilDay,
})
export type ProjectItem = z.output<typeof projectItem>

const projectCan = ['end'] as const

export const projectDetail = projectItem.extend({
  id,
  /** codes that lead to it besides its own */
  aliases: z.array(z.string()),
  summary: z.string(),
  call: z.object({ code: z.string(), title: z.string() }),
  notice: z.object({ code: z.string() }),
  /** who leads, drives and takes part: organisations by name, persons as neighbours */
  team: z.array(z.object({ id, part: z.enum(memberParts), party: z.enum(parties), organisation: named.nullable() })),
  duties: z.array(z.object({ task: z.string(), parts: z.array(z.object({ memberId: id, role: z.enum(dutyRoles) })) })),
  problems: z.array(z.object({ code: z.string(), title: z.string(), supportCount: z.number().int() })),
  /** what staff wrote; null while it goes on, and for what left the pool by the clock */
  endedBecause: z.string().nullable(),
  thread: z.array(z.object({ id, at: instant, type: z.string(), public: z.record(z.string(), z.unknown()) })),
  can: canShape(projectCan),
})
export type ProjectDetail = z.output<typeof projectDetail>

export const projectSorts = ['newest', 'raised', 'gap', 'deadline'] as const
export type ProjectSort = (typeof projectSorts)[number]

export const projectFilters = {
  q: z.string().trim().max(100).optional(),
  field: z.string().max(40).optional(),
  /** the district, a street or a community */
  area: id.optional(),
  state: z.enum(projectStates).optional(),
}

export const listProjects = contract({
  id: 'project.list',
  method: 'GET',
  path: '/projects',
  access: 'public',
  summary: '项目库：可搜索，按领域、地点、状态筛选，按认购、缺口、期限排序',
  input: z.object({
    ...pageInput,
    ...projectFilters,
    /** by relevance when searching, else newest first; `gap` lists what still looks for money, `deadline` what waits in the pool */
    sort: z.enum(projectSorts).optional(),
  }),
  output: listOf(projectItem),
})

export const getProject = contract({
  id: 'project.get',
  method: 'GET',
  path: '/projects/{code}',
  access: 'public',
  summary: '一个项目从问题到现在的全部经过；并入的编号同样能查',
  input: z.object({ code: z.string().max(40) }),
  output: projectDetail,
})

export const endProject = contract({
  id: 'project.end',
  method: 'POST',
  path: '/desk/projects/{code}/end',
  access: { permission: 'project.manage' },
  summary: '终止项目并写明原因',
  input: z.object({ code: z.string().max(40), reason: z.string().trim().min(4).max(400) }),
  output: z.object({ code: z.string(), state: z.enum(projectStates) }),
})

export const listDeskProjects = contract({
  id: 'project.desk-list',
  method: 'GET',
  path: '/desk/projects',
  access: { permission: 'project.read' },
  summary: '工作台：辖区内的项目',
  input: z.object({ ...pageInput, ...projectFilters }),
  output: listOf(projectItem),
})
