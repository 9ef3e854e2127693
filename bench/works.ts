import { randomUUID } from 'node:crypto'
import type { Request } from './load.ts'
import { subjects } from './seed.ts'

/** One piece of work, as the floor does it and as the product does, with the share of the floor that is wanted. */
export interface Work {
  name: string
  /** quality.md; null: none is named */
  goal: number | null
  floor(): Request
  product(): Request
}

/** What the works need to know of the data. */
export interface Seeded {
  problems: number
  projects: number
  areaIds: readonly string[]
  streetId: string
  /** two digits of the year and the number of each project that was made large */
  projectCodes: readonly string[]
  /** funds of communities, each with its own account */
  fundIds: readonly string[]
  /** of somebody who may report, of somebody who may record gifts */
  tokens: { reports: string; donations: string }
}

const random = (below: number) => Math.floor(Math.random() * below)
const one = <T>(all: readonly T[]): T => all[random(all.length)] as T
const get = (path: string): Request => ({ method: 'GET', path })

export function problemWorks({ problems, areaIds, streetId, tokens }: Seeded): Work[] {
  const code = () => `BN-26-${100_001 + random(problems)}`
  const q = () => encodeURIComponent(one(subjects))
  const report = () =>
    JSON.stringify({
      title: `路口的灯不亮了 ${random(1e9)}`,
      description: '晚上看不见路，老人摔了两次。',
      areaId: one(areaIds),
    })
  const facets = `area=${streetId}&field=traffic-safety&state=closed&sort=support`
  return [
    {
      name: 'problem: detail',
      goal: 0.5,
      floor: () => get(`/detail/${code()}`),
      product: () => get(`/api/v1/problems/${code()}`),
    },
    {
      name: 'problem: list of 20 with total',
      goal: 0.6,
      floor: () => get('/list'),
      product: () => get('/api/v1/problems?limit=20'),
    },
    {
      name: 'problem: three facets, sorted, with total',
      goal: 4,
      floor: () => get(`/facets?street=${streetId}`),
      product: () => get(`/api/v1/problems?${facets}`),
    },
    {
      name: 'problem: search, ranked, with total',
      goal: 8,
      floor: () => get(`/search?q=${q()}`),
      product: () => get(`/api/v1/problems?q=${q()}`),
    },
    {
      name: 'problem: report',
      goal: null,
      floor: () => ({ method: 'POST', path: '/report', body: report() }),
      product: () => ({ method: 'POST', path: '/api/v1/problems', body: report(), token: tokens.reports }),
    },
    {
      name: 'problem: page (against the floor of detail)',
      goal: 0.25,
      floor: () => get(`/detail/${code()}`),
      product: () => get(`/problems/${code()}`),
    },
  ]
}

const searched = ['路灯', '楼道', '斑马线', '电梯', '充电桩', '扶手', '消防', '漏水']

export function projectWorks({ projectCodes, streetId }: Seeded): Work[] {
  const code = () => one(projectCodes)
  const q = () => encodeURIComponent(one(searched))
  const facets = `area=${streetId}&field=traffic-safety&state=pooled&sort=raised`
  return [
    {
      name: 'project: detail',
      goal: 0.5,
      floor: () => get(`/project/${code()}`),
      product: () => get(`/api/v1/projects/${code()}`),
    },
    {
      name: 'project: list of 20 with total',
      goal: 0.6,
      floor: () => get('/projects'),
      product: () => get('/api/v1/projects?limit=20'),
    },
    {
      name: 'project: three facets, sorted by raised, with total',
      goal: 4,
      floor: () => get(`/project-facets?street=${streetId}`),
      product: () => get(`/api/v1/projects?${facets}`),
    },
    {
      name: 'project: search, ranked, with total',
      goal: 8,
      floor: () => get(`/project-search?q=${q()}`),
      product: () => get(`/api/v1/projects?q=${q()}`),
    },
    {
      name: 'project: page (against the floor of detail)',
      goal: 0.25,
      floor: () => get(`/project/${code()}`),
      product: () => get(`/projects/${code()}`),
    },
  ]
}

export function fundWorks({ fundIds, tokens }: Seeded): Work[] {
  const fund = () => one(fundIds)
  const gift = (fundId: string) =>
    JSON.stringify({ fundId, amountFen: 10_000, receivedOn: '2026-11-01', channel: 'bank', reference: randomUUID() })
  const given = (fundId: () => string) => ({
    floor: (): Request => ({ method: 'POST', path: '/donation', body: gift(fundId()) }),
    product: (): Request => ({
      ...{ method: 'POST', path: '/api/v1/donations', body: gift(fundId()), token: tokens.donations },
    }),
  })
  return [
    {
      name: 'fund: page of its transfers',
      goal: 0.5,
      floor: () => get(`/ledger/${fund()}`),
      product: () => get(`/api/v1/funds/${fund()}/transfers?limit=20`),
    },
    {
      name: 'fund: balance and totals',
      goal: 300,
      floor: () => get('/totals'),
      product: () => get(`/api/v1/funds/${fund()}`),
    },
    { name: 'fund: donation, spread over accounts', goal: 0.35, ...given(fund) },
    { name: 'fund: donation, all on one account', goal: 0.1, ...given(() => fundIds[0] as string) },
  ]
}
