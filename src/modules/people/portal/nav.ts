import type { NavEntry } from '../../../portal/nav.ts'
import { paths } from './paths.ts'

/** This module's ways in. */
export const peopleNav: NavEntry[] = [
  {
    key: 'organisations',
    path: paths.organisations,
    label: { zh: '组织', en: 'Organisations' },
    icon: 'organisation',
    places: ['footer'],
    order: 60,
  },
  {
    key: 'sign-in',
    path: paths.signIn,
    label: { zh: '登录', en: 'Sign in' },
    places: ['account'],
    order: 10,
    who: 'stranger',
  },
  { key: 'me', path: paths.me, label: { zh: '我的', en: 'My page' }, places: ['account'], order: 10, who: 'signed-in' },
  { key: 'me', path: paths.me, label: { zh: '我的', en: 'Mine' }, icon: 'me', places: ['tabs'], order: 90 },
]
