import { expect } from 'vitest'
import { enter, type Face, type phones, visit, type Visitor } from '../faces.ts'
import { at } from '../fixture.ts'
import type { Report } from '../report.ts'

/** What the stations share: who walks, and under which code. */
export interface Journey {
  /** has no account: a code, a link, and a telephone */
  reporter: Visitor
  phone: string
  /** known from the first station on */
  report: Report
  /** somebody's browser in this face, signed in once */
  as(who: keyof typeof phones, face?: Face): Promise<Visitor>
  /** what the reporter's telephone got since the last time */
  heard(): Promise<string[]>
  /** the reporter opens the link and reads how it stands */
  followPage(): Promise<string>
  ends(): Promise<void>
}

export const main = ({ page }: Visitor) => page.getByRole('main').innerText()

/** Sends the form that holds this button, and waits for the page that follows. */
export async function press({ page }: Visitor, name: string, follows: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await page.waitForURL(follows)
}

export async function begins(): Promise<Journey> {
  const phone = '13800000977'
  const reporter = await visit(at.browser, at.server)
  const visitors = new Map<string, Visitor>()
  let heardBefore = 0
  const journey: Journey = {
    reporter,
    phone,
    report: { code: '', link: '' },
    async as(who, face = { script: false }) {
      const seat = `${who} ${JSON.stringify(face)}`
      const known = visitors.get(seat)
      if (known) return known
      const visitor = await visit(at.browser, at.server, face)
      await enter(visitor, who)
      visitors.set(seat, visitor)
      return visitor
    },
    async heard() {
      await at.server.runJobs()
      const messages = await at.server.ask<{ text: string }>(
        'select text from sms_simulated where phone = $1 order by id',
        [phone],
      )
      const fresh = messages.slice(heardBefore)
      heardBefore = messages.length
      return fresh.map(({ text }) => text)
    },
    async followPage() {
      await reporter.open(journey.report.link)
      return main(reporter)
    },
    async ends() {
      for (const visitor of [reporter, ...visitors.values()]) await visitor.close()
    },
  }
  return journey
}

/** The reporter reads of these steps on the page of the link, and nothing that names a person. */
export async function expectFollowed(journey: Journey, ...steps: string[]): Promise<void> {
  const text = await journey.followPage()
  for (const step of steps) expect(text).toContain(step)
  expect(text).not.toContain('演示·')
}
