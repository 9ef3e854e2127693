import { addDays, civilDate, endOfDay } from '../../base/clock.ts'
import type { Law } from '../../base/law.ts'
import { lawOn } from '../../base/law.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { AgeBand, Consent } from './problem.ts'

export function consentFor(ageBand: AgeBand): Consent {
  return ageBand === 'under-14' ? 'waiting' : 'not-needed'
}

/** How many calendar days a child's words are kept for a guardian who does not answer. */
export const consentLaw: Law<{ waitDays: number }> = {
  id: 'problem.consent-term',
  title: { zh: '等监护人同意的期限', en: "How long a guardian's consent is waited for" },
  versions: [
    {
      validFrom: '2020-01-01',
      source: '个人信息保护法 §19 (kept no longer than needed), §31; the number of days is our own',
      value: { waitDays: 30 },
    },
  ],
}

export function consentDays(now: Date): number {
  return lawOn(consentLaw, civilDate(now)).value.waitDays
}

/** When it is too late to agree to what is reported now: the end of the last day. */
export function consentDeadline(now: Date): Date {
  return endOfDay(addDays(civilDate(now), consentDays(now)))
}

/** Strangers cannot make us write to one number again and again. */
const guardianMessagesADay = 3

export function refuseGuardianFlood(askedToday: number): Refusal {
  return askedToday < guardianMessagesADay
    ? null
    : { code: 'problem.guardian-asked-often', fields: { guardianPhone: 'asked-often' } }
}
