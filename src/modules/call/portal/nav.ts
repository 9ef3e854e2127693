import type { NavEntry } from '../../../portal/nav.ts'
import { paths } from './paths.ts'

/** This module's ways in. */
export const callNav: NavEntry[] = [
  {
    key: 'calls',
    path: paths.list,
    label: { zh: '征集', en: 'Calls' },
    places: ['main'],
    order: 60,
  },
]
