import type { NavEntry } from '../../../portal/nav.ts'
import { paths } from './paths.ts'

/** This module's ways in. */
export const noticeNav: NavEntry[] = [
  {
    key: 'notices',
    path: paths.board,
    label: { zh: '公示', en: 'Notices' },
    places: ['main'],
    order: 70,
  },
]
