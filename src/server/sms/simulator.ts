import type { Context } from '../../base/context.ts'
import { newId } from '../../base/id.ts'
import { type Database, sql } from '../database.ts'
import { type SmsSender, smsText, type SmsTexts } from './sms.ts'

export interface SimulatedSms {
  phone: string
  text: string
  createdAt: Date
}

/** A demonstration shows what was just sent; older ones only pile up. */
const keptMessages = 200

const addMessage = sql(
  'sms.simulate',
  `insert into sms_simulated (network_id, id, phone, template, text, created_at)
   select id, $1, $2, $3, $4, $5 from network order by created_at, id limit 1`,
)
const dropOlder = sql(
  'sms.simulate-drop-older',
  `delete from sms_simulated where (network_id, id) in
     (select network_id, id from sms_simulated order by id desc offset ${keptMessages} limit 50)`,
)
const listMessages = sql(
  'sms.simulated-list',
  `select phone, text, created_at as "createdAt" from sms_simulated
    where network_id = $1 and ($2::text is null or phone = $2) order by id desc limit 50`,
)

/**
 * Keeps text messages for the demonstration's page instead of sending them. It shows codes to anyone, so it exists
 * only where the demonstration is on.
 *
 * @throws Error outside the demonstration
 */
export function createSmsSimulator(options: {
  db: Database
  clock: { now(): Date }
  texts: SmsTexts
  demonstration: boolean
}): SmsSender {
  const { db, clock, texts } = options
  if (!options.demonstration) throw new Error('the SMS simulator shows codes to anyone: not outside the demonstration')
  return {
    kind: 'simulator',
    async send(message) {
      const now = clock.now()
      const values = [newId(now), message.phone, message.template, smsText(texts, message), now]
      await db.begin(async (connection) => {
        await connection.run(addMessage, values)
        await connection.run(dropOlder)
      })
    },
  }
}

/** The demonstration's text messages, newest first; of one number, or of all. */
export async function listSimulatedSms(ctx: Context, phone: string | null): Promise<SimulatedSms[]> {
  return ctx.db.rows<SimulatedSms>(listMessages, [ctx.actor.networkId, phone])
}
