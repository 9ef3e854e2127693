import type { NavEntry } from '../../../portal/nav.ts'
import { paths } from './paths.ts'

/** This module's ways in. */
export const designNav: NavEntry[] = [
  {
    key: 'designs',
    path: paths.list,
    label: { zh: '商量方案', en: 'Designs' },
    places: ['main'],
    order: 55,
  },
]
