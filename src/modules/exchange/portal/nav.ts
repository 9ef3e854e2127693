import type { NavEntry } from '../../../portal/nav.ts'
import { paths } from './paths.ts'

/** This module's ways in. */
export const exchangeNav: NavEntry[] = [
  {
    key: 'exchange',
    path: paths.list,
    label: { zh: '项目交易所', en: 'Exchange' },
    places: ['main'],
    order: 85,
  },
]
