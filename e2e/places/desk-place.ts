import type { Locator, Page } from 'playwright-core'
import type { phones } from '../faces.ts'
import type { DeskHeld } from '../held/desk.ts'

/** A page of the workbench, or something open on it, as somebody sees it. */
export interface DeskPlace {
  name: string
  who: keyof typeof phones
  /** below /workbench */
  path: string | ((held: DeskHeld) => string)
  /** what must be there before one looks */
  ready(page: Page): Locator
  /** opens what is to be seen */
  after?(page: Page): Promise<void>
}

export const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first()
export const act = (name: string) => (page: Page) =>
  page.locator('.record').getByRole('button', { name, exact: true }).click()
export const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
