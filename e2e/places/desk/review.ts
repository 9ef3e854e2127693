import type { Locator, Page } from 'playwright-core'
import type { DeskHeld } from '../../held/desk.ts'
import type { HeldReviews } from '../../held/reviews.ts'
import { act, button, type DeskPlace, heading } from '../desk-place.ts'

/** what an expert has on their desk */
const judging = (which: keyof HeldReviews, ready: (page: Page) => Locator) => ({
  who: 'expert' as const,
  path: ({ reviews }: DeskHeld) => `/scoring/${reviews[which]}`,
  ready,
})
const reviewOf = (which: keyof HeldReviews, more = '') => ({
  path: ({ reviews }: DeskHeld) => `/reviews/${reviews[which]}${more}`,
  ready: (page: Page) => page.locator('.review-table').first(),
})
const rubric = heading('评分标准')

/** The rooms of reviews, scoring and experts, with a record and each dialog open. */
export const reviewDesk: readonly DeskPlace[] = [
  { name: 'scoring', who: 'expert', path: '/scoring', ready: (page) => page.locator('[data-row]').first() },
  { name: 'score-declare', ...judging('toDeclare', heading('校门口的雨天存伞架')) },
  { name: 'score-conflict', ...judging('toDeclare', heading('校门口的雨天存伞架')), after: button('有，我要回避') },
  { name: 'score', ...judging('open', rubric) },
  { name: 'score-missing', ...judging('open', rubric), after: button('提交打分') },
  { name: 'score-withdraw', ...judging('open', rubric), after: button('我要回避') },
  { name: 'score-abstain', ...judging('open', rubric), after: button('不评这一份') },
  { name: 'score-given', ...judging('submitted', heading('您给的分')) },
  { name: 'score-conflicted', ...judging('conflicted', (page) => page.getByText('您已回避这一份')) },
  { name: 'reviews', who: 'operator', path: '/reviews', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'review-start',
    who: 'operator',
    path: '/reviews',
    ready: (page) => page.locator('[data-row]').first(),
    after: button('开始一次评审'),
  },
  { name: 'review-assigning', who: 'operator', ...reviewOf('assigning') },
  {
    name: 'review-assign',
    who: 'operator',
    ...reviewOf('assigning'),
    async after(page) {
      await button(/还缺，请专家/)(page)
      await page.locator('.candidate').first().waitFor()
    },
  },
  { name: 'review-scoring', who: 'operator', ...reviewOf('scoring') },
  {
    name: 'review-ranked',
    who: 'clerk',
    ...reviewOf('ranked'),
    after: (page) => page.locator('.review-comments summary').first().click(),
  },
  { name: 'review-decided', who: 'auditor', ...reviewOf('decided') },
  { name: 'decision', who: 'clerk', ...reviewOf('ranked', '/decision') },
  { name: 'decision-errors', who: 'clerk', ...reviewOf('ranked', '/decision'), after: button('登记审定') },
  {
    name: 'decision-not-mine',
    who: 'operator',
    ...reviewOf('ranked', '/decision'),
    ready: (page) => page.getByText('看这次评审'),
  },
  {
    name: 'memo',
    who: 'clerk',
    ...reviewOf('ranked', '/memo'),
    ready: (page) => page.locator('.memo'),
  },
  {
    name: 'memo-decided',
    who: 'clerk',
    ...reviewOf('decided', '/memo'),
    ready: (page) => page.locator('.memo'),
  },
  { name: 'experts', who: 'operator', path: '/experts', ready: (page) => page.locator('[data-row]').first() },
  {
    name: 'expert',
    who: 'operator',
    path: '/experts',
    ready: (page) => page.locator('[data-row]').first(),
    async after(page) {
      await page.locator('[data-row]').first().click()
      await page.locator('.record h2').waitFor()
    },
  },
  {
    name: 'expert-register',
    who: 'operator',
    path: '/experts',
    ready: (page) => page.locator('[data-row]').first(),
    async after(page) {
      await page.locator('[data-row]').first().click()
      await act('修改专长和单位')(page)
      await page.getByRole('dialog').waitFor()
    },
  },
]
