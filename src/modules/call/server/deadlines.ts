import type { DeadlineHandler } from '../../../server/module.ts'
import { closeCall, endApplication } from './ending.ts'
import { lockCallById } from './store.ts'
import { applicationSubject, callOf, lockApplication } from './store-application.ts'

const windowClosed: DeadlineHandler = async (tx, { subjectId }) => {
  const call = await lockCallById(tx, subjectId)
  if (call.state === 'open') await closeCall(tx, call)
}

/** What was to be mended was not: it does not pass. */
const correctionOver: DeadlineHandler = async (tx, { subjectId }) => {
  const call = await lockCallById(tx, await callOf(tx, subjectId))
  const application = await lockApplication(tx, subjectId)
  if (application.state === 'returned') await endApplication(tx, call, application, 'lapse')
}

/** We are late with checking: it stands in the trail of those who run the call. */
const checkOverdue: DeadlineHandler = async (tx, { subjectId }) => {
  const call = await lockCallById(tx, await callOf(tx, subjectId))
  const application = await lockApplication(tx, subjectId)
  if (application.state !== 'submitted') return
  tx.event('application.check-overdue', applicationSubject(application), { call: call.code })
}

export const callDeadlines = {
  'call.close': windowClosed,
  'application.correct': correctionOver,
  'application.check': checkOverdue,
} satisfies Record<string, DeadlineHandler>
