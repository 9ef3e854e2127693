import type { DeskHeld } from '../../held/desk.ts'
import { act, type DeskPlace, heading } from '../desk-place.ts'

const record = ({ busy }: DeskHeld) => `/problems/${busy}`
const waiting = ({ fresh }: DeskHeld) => `/problems/${fresh}?queue=review`
const opened = { who: 'clerk' as const, path: record, ready: heading('电动车堵楼道') }

/** The rooms of problems, with a record and each dialog open. */
export const problemDesk: readonly DeskPlace[] = [
  { name: 'problems', who: 'clerk', path: '/problems', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'problems-none',
    who: 'clerk',
    path: '/problems?q=没有人说过的事',
    ready: (page) => page.getByText('没有符合条件的记录'),
  },
  { name: 'problem', ...opened },
  { name: 'problem-full', ...opened, path: (held) => `${record(held)}/full` },
  { name: 'problem-history', ...opened, after: (page) => page.locator('.record-history summary').click() },
  {
    name: 'problem-headquarters',
    ...opened,
    who: 'headquarters',
    after: (page) => page.locator('.record-refused summary').click(),
  },
  { name: 'review', who: 'clerk', path: waiting, ready: (page) => page.getByRole('region', { name: '审核' }) },
  {
    name: 'withhold',
    who: 'clerk',
    path: waiting,
    ready: (page) => page.getByRole('region', { name: '审核' }),
    after: (page) => page.keyboard.press('w'),
  },
  { name: 'answer', ...opened, after: act('答复'), ready: heading('电动车堵楼道') },
  { name: 'assign', ...opened, after: act('改派') },
  { name: 'pass', ...opened, after: act('转外部') },
  {
    name: 'merge',
    who: 'clerk',
    path: ({ fresh }) => `/problems/${fresh}`,
    ready: heading('楼道灯坏了三盏'),
    after: act('并案'),
  },
  { name: 'note', ...opened, after: act('写备注') },
  { name: 'classify', ...opened, after: act('更正领域、地点') },
  { name: 'enter', who: 'worker', path: '/problems/new', ready: heading('代居民登记') },
]
