import type { Page } from 'playwright-core'
import type { Visitor } from '../faces.ts'
import type { DeskHeld } from '../held/desk.ts'
import { type DeskPlace, heading } from './desk-place.ts'
import { agreementDesk } from './desk/agreement.ts'
import { callDesk } from './desk/call.ts'
import { designDesk } from './desk/design.ts'
import { exchangeDesk } from './desk/exchange.ts'
import { fundDesk } from './desk/fund.ts'
import { noticeDesk } from './desk/notice.ts'
import { peopleDesk } from './desk/people.ts'
import { problemDesk } from './desk/problem.ts'
import { projectDesk } from './desk/project.ts'
import { reviewDesk } from './desk/review.ts'

/** Every room, with a record and each dialog open. */
export const deskPlaces: readonly DeskPlace[] = [
  { name: 'todo', who: 'clerk', path: '', ready: (page) => page.locator('.task-title').first() },
  { name: 'todo-headquarters', who: 'headquarters', path: '', ready: heading('待办') },
  { name: 'search', who: 'clerk', path: '', ready: heading('待办'), after: (page) => page.keyboard.press('/') },
  { name: 'help', who: 'clerk', path: '', ready: heading('待办'), after: (page) => page.keyboard.press('?') },
  ...problemDesk,
  ...designDesk,
  ...callDesk,
  ...reviewDesk,
  ...noticeDesk,
  ...projectDesk,
  ...exchangeDesk,
  ...agreementDesk,
  ...fundDesk,
  ...peopleDesk,
  { name: 'no-role', who: 'resident', path: '', ready: (page) => page.getByText('您还没有工作台里的角色') },
  { name: 'unknown', who: 'clerk', path: '/no-such-room', ready: heading('没有这一页') },
]

/** Opens it and waits until what was asked for has come and nothing moves. */
export async function arriveAtDesk({ page, open }: Visitor, place: DeskPlace, held: DeskHeld): Promise<void> {
  await open(`/workbench${typeof place.path === 'string' ? place.path : place.path(held)}`)
  await place.ready(page).waitFor()
  await place.after?.(page)
  await settled(page)
}

/** Nothing waits for an answer and nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy=true], .state-loading, .ant-spin') &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  )
}
