import type { NavEntry } from '../../../portal/nav.ts'

export const networkPath = '/network'

/** This module's way in. */
export const networkNav: NavEntry[] = [
  {
    key: 'network',
    path: networkPath,
    label: { zh: '平台与社区', en: 'Branches' },
    places: ['footer'],
    order: 70,
  },
]
