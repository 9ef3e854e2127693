import { listAudit } from '../base/audit.ts'
import type { Factories } from './matrix.ts'
import { report } from './problems.ts'

/** What the platform itself answers for: the audit trail and the to-do list over all modules. */
export const platformFactories: Factories = {
  'audit.list': () => ({ input: {}, at: null }),
  'audit.get': async ({ app, nodes }) => {
    const { code } = await report(app)
    const auditor = await app.staff('auditor', nodes.district)
    const [event] = (await auditor.ok(listAudit, { q: code })).items
    return { input: { eventId: event?.id }, at: nodes.community }
  },
  'todo.list': () => ({ input: {} }),
}
