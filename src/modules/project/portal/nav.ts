import type { NavEntry } from '../../../portal/nav.ts'
import { paths } from './paths.ts'

/** This module's ways in. */
export const projectNav: NavEntry[] = [
  {
    key: 'projects',
    path: paths.list,
    label: { zh: '项目库', en: 'Projects' },
    places: ['main'],
    order: 80,
  },
]
