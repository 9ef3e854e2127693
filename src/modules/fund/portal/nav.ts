import type { NavEntry } from '../../../portal/nav.ts'
import { paths } from './paths.ts'

/** This module's ways in: the bar at the top is full, and the home page and each project lead here too. */
export const fundNav: NavEntry[] = [
  {
    key: 'funds',
    path: paths.list,
    label: { zh: '基金', en: 'Funds' },
    places: ['footer'],
    order: 65,
  },
]
