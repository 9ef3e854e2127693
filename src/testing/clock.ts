/** The only clock of a test: it stands still until moved. */
export interface MovableClock {
  now(): Date
  set(moment: Date | string): void
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export function movableClock(start: Date | string = '2026-11-21T02:00:00Z'): MovableClock {
  let moment = new Date(start).getTime()
  return {
    now: () => new Date(moment),
    set: (to) => {
      moment = new Date(to).getTime()
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      moment += days * dayMs + hours * hourMs + minutes * minuteMs + seconds * secondMs
    },
  }
}
