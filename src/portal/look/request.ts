import { slotBook } from '../slots.ts'
import type { Context } from '../../base/context.ts'
import type { Lang } from '../../base/label.ts'
import type { AppError } from '../../base/refusal.ts'
import type { Assets, Frame, Site } from '../frame.ts'
import { homeEntry } from '../home.tsx'
import { inLanguage, type NavEntry } from '../nav.ts'
import type { Page, PageRequest } from '../page.ts'

/** Pages shown to the tests alone: what modules will contribute, with invented contents. */
export const sampleNow = new Date('2026-11-21T02:00:00Z')

export const sampleSite: Site = {
  name: { zh: '龙岗社会创新', en: 'Longgang Social Innovation' },
  owner: '某区社会治理创新中心',
  icpNumber: '粤ICP备00000000号',
  policeNumber: '粤公网安备 44030700000000号',
  publicUrl: 'https://example.org',
  demonstration: true,
}

export const sampleNav: readonly NavEntry[] = [
  homeEntry,
  {
    key: 'report',
    path: '/report',
    label: { zh: '我要反映', en: 'Report' },
    short: { zh: '反映', en: 'Report' },
    call: { zh: '我要反映一件事', en: 'Report a problem' },
    icon: 'report',
    places: ['main', 'tabs', 'hero'],
    order: 2,
  },
  {
    key: 'problems',
    path: '/problems',
    label: { zh: '身边事', en: 'Problems' },
    call: { zh: '看看身边在做什么', en: 'See what is going on' },
    icon: 'list',
    places: ['main', 'tabs', 'hero'],
    order: 3,
  },
  {
    key: 'organisations',
    path: '/organisations',
    label: { zh: '组织', en: 'Organisations' },
    places: ['main'],
    order: 5,
  },
  {
    key: 'sign-in',
    path: '/sign-in',
    label: { zh: '登录', en: 'Sign in' },
    icon: 'me',
    places: ['account', 'tabs'],
    order: 9,
    who: 'stranger',
  },
  {
    key: 'me',
    path: '/me',
    label: { zh: '我的', en: 'Mine' },
    icon: 'me',
    places: ['account', 'tabs'],
    order: 9,
    who: 'signed-in',
  },
  {
    key: 'api',
    path: '/api/v1/openapi.json',
    label: { zh: '接口文档', en: 'API' },
    places: ['footer'],
    order: 20,
    outsidePortal: true,
  },
]

export interface View {
  lang: Lang
  elder: boolean
}

export function sampleRequest({ lang, elder }: View, path: string, more: Partial<PageRequest> = {}): PageRequest {
  const ctx = {
    actor: { personId: null, grants: [], networkId: 'n', requestId: 'r' },
    now: sampleNow,
  } as unknown as Context
  return {
    ctx,
    lang,
    elder,
    path,
    params: {},
    query: new URLSearchParams(),
    form: {},
    link: (to) => inLanguage(lang, to),
    newIdempotencyKey: () => 'key-of-this-form',
    slots: slotBook([]),
    personName: null,
    publicUrl: sampleSite.publicUrl,
    ...more,
  }
}

export function sampleFrame({ lang, elder }: View, path: string, assets: Assets): Frame {
  return {
    lang,
    elder,
    path,
    search: '',
    site: sampleSite,
    assets,
    nav: sampleNav,
    reader: { signedIn: false, staff: false },
    personName: null,
  }
}

export function refused(fields: Record<string, string>): AppError {
  return { kind: 'invalid', code: 'input.invalid', fields, params: {} } as AppError
}

export interface Sample {
  name: string
  path: string
  page(view: View): Promise<Page>
}
