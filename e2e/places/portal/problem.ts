import { submit } from '../../faces.ts'
import { chooseCommunity } from '../../report.ts'
import type { Place } from '../place.ts'

/** The pages of reports: sending one, following it, the list and each stage. */
export const problemPlaces: readonly Place[] = [
  { name: 'report', page: '/report', path: '/report' },
  { name: 'report-errors', page: '/report', path: '/report', after: submit },
  {
    name: 'report-similar',
    page: '/report',
    path: '/report',
    async after(visitor) {
      await visitor.page.locator('input[name=title]').fill('电动车堵住楼道')
      await chooseCommunity(visitor, '禾花社区')
      if (visitor.face.script) await visitor.page.locator('similar-problems').getByRole('button').first().waitFor()
    },
  },
  { name: 'idea', page: '/idea', path: '/idea' },
  { name: 'brief', page: '/brief', path: '/brief', who: 'company' },
  { name: 'brief-without-company', page: '/brief', path: '/brief', who: 'auditor' },
  { name: 'problems', page: '/problems', path: '/problems' },
  { name: 'problems-found', page: '/problems', path: '/problems?q=电动车' },
  { name: 'problems-none', page: '/problems', path: '/problems?q=没有人说过的事' },
  { name: 'problem-handling', page: '/problems/:code', path: ({ handling }) => `/problems/${handling}` },
  { name: 'problem-joined', page: '/problems/:code', path: ({ handling }) => `/problems/${handling}?joined=1` },
  { name: 'problem-adopted', page: '/problems/:code', path: ({ adopted }) => `/problems/${adopted}` },
  { name: 'problem-passed', page: '/problems/:code', path: ({ passed }) => `/problems/${passed}` },
  { name: 'problem-closed', page: '/problems/:code', path: ({ closed }) => `/problems/${closed}` },
  { name: 'problem-waiting', page: '/problems/:code', path: ({ waiting }) => `/problems/${waiting}` },
  { name: 'poster', page: '/problems/:code/poster', path: ({ handling }) => `/problems/${handling}/poster` },
  { name: 'problem-unknown', page: '/problems/:code', path: '/problems/LG-26-9999' },
  { name: 'follow', page: '/follow', path: '/follow' },
  { name: 'follow-receipt', page: '/follow/:code', path: ({ fresh }) => `${fresh.link}&new=1` },
  { name: 'follow-public', page: '/follow/:code', path: ({ handling }) => `/follow/${handling}` },
  { name: 'follow-answered', page: '/follow/:code', path: ({ answered }) => answered.link },
  { name: 'follow-late', page: '/follow/:code', path: ({ late }) => late.link },
  { name: 'follow-withheld', page: '/follow/:code', path: ({ withheld }) => withheld.link },
  { name: 'follow-merged', page: '/follow/:code', path: ({ merged }) => merged.link },
  { name: 'follow-child', page: '/follow/:code', path: ({ child }) => child.link },
  { name: 'slip', page: '/follow/:code/slip', path: ({ fresh }) => fresh.link.replace('?', '/slip?') },
  { name: 'consent', page: '/consent/:code', path: ({ consent }) => consent },
  { name: 'consent-bad-link', page: '/consent/:code', path: ({ consent }) => consent.replace(/\?.*/, '') },
]
