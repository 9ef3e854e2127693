import type { NavEntry } from '../../../portal/nav.ts'
import { paths } from './paths.ts'

/** This module's ways in. */
export const problemNav: NavEntry[] = [
  {
    key: 'report',
    path: paths.report,
    label: { zh: '我要反映', en: 'Report' },
    short: { zh: '反映', en: 'Report' },
    call: { zh: '我要反映一件事', en: 'Report a problem' },
    icon: 'report',
    places: ['main', 'tabs', 'hero'],
    order: 20,
  },
  {
    key: 'problems',
    path: paths.list,
    label: { zh: '大家的事', en: 'Reports' },
    short: { zh: '大家的事', en: 'Reports' },
    call: { zh: '看看大家反映了什么', en: 'See what people reported' },
    icon: 'list',
    places: ['main', 'tabs', 'hero'],
    order: 30,
  },
  {
    key: 'follow',
    path: paths.find,
    label: { zh: '查进展', en: 'Follow' },
    call: { zh: '凭编号查进展', en: 'Follow by code' },
    icon: 'search',
    places: ['main', 'hero'],
    order: 40,
  },
  {
    key: 'idea',
    path: paths.idea,
    label: { zh: '金点子', en: 'Ideas' },
    call: { zh: '我有一个金点子', en: 'I have an idea' },
    places: ['hero', 'footer'],
    order: 50,
  },
  { key: 'brief', path: paths.brief, label: { zh: '企业难题', en: 'Company briefs' }, places: ['footer'], order: 60 },
]
