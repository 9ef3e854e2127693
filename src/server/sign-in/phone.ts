import { AsyncLocalStorage } from 'node:async_hooks'
import { isMobile, normalisePhone } from '../../base/mask.ts'
import { AppError } from '../../base/refusal.ts'
import type { Database } from '../database.ts'
import { SendFailure } from '../sending.ts'
import type { SmsSender } from '../sms/sms.ts'
import { dropSomeOld, forgetTries, takeAttempt } from './attempts.ts'
import { type Auth, codeLifeSeconds } from './auth.ts'
import { call, refusedAs } from './call.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { Proven } from './proven.ts'

/** Where the code goes that the library makes inside one call: to whoever made that call. */
const delivery = new AsyncLocalStorage<(code: string) => void>()

export async function deliverCode(code: string): Promise<void> {
  delivery.getStore()?.(code)
}

export interface PhoneSignIn {
  /**
   * Sends a code to a mobile number. The answer is the same whether the number is known here or not: someone new
   * signs up by it.
   * @returns the code itself where the demonstration shows it, else null
   * @throws AppError invalid `phone.format`, too-many `sign-in.too-many`, unavailable `sign-in.sms-failed`
   */
  requestCode(phone: string, visitor: string): Promise<{ phone: string; shownCode: string | null }>
  /**
   * Signs in, or up, whoever holds the phone.
   * @throws AppError invalid `sign-in.code-wrong` for a code that is wrong, used, too old or tried too often
   */
  verifyCode(phone: string, code: string, visitor: string): Promise<Proven>
  /** Only proves that the phone is at hand: no session, no account. */
  proveCode(phone: string, code: string, visitor: string): Promise<void>
}

/** @throws AppError invalid `phone.format` */
function readMobile(text: string): string {
  const phone = normalisePhone(text)
  if (phone && isMobile(phone)) return phone
  throw new AppError('invalid', { code: 'input.invalid', fields: { phone: 'phone.format' } })
}

interface Parts {
  auth: Auth
  db: Database
  pseudonyms: Pseudonyms
  sms: SmsSender
}

interface Verified {
  token: string | null
  user: { id: string }
}

export function createPhoneSignIn({ auth, db, pseudonyms, sms }: Parts): PhoneSignIn {
  /** At once and not by a job: who waits for it is looking at the page, and no queue shall hold codes. */
  async function sendCode(phone: string, code: string): Promise<void> {
    try {
      await sms.send({ phone, template: 'sign-in-code', params: { code, minutes: String(codeLifeSeconds / 60) } })
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error
      throw Object.assign(new AppError('unavailable', { code: 'sign-in.sms-failed' }), { cause: error })
    }
  }

  async function countTry(text: string, visitor: string) {
    const phone = readMobile(text)
    const pseudonym = pseudonyms.phone(phone)
    await takeAttempt(db, 'code.try.address', visitor)
    await takeAttempt(db, 'code.try', pseudonym)
    return pseudonym
  }

  return {
    async requestCode(text, visitor) {
      const phone = readMobile(text)
      const pseudonym = pseudonyms.phone(phone)
      await takeAttempt(db, 'code.phone.minute', pseudonym)
      await takeAttempt(db, 'code.phone.day', pseudonym)
      await takeAttempt(db, 'code.address', visitor)
      await dropSomeOld(db)
      let made = ''
      await delivery.run(
        (code) => (made = code),
        () => auth.api.sendPhoneNumberOTP({ body: { phoneNumber: pseudonym } }),
      )
      await sendCode(phone, made)
      // the simulator exists in the demonstration only, and shows its messages to anyone
      return { phone, shownCode: sms.kind === 'simulator' ? made : null }
    },
    async verifyCode(text, code, visitor) {
      const pseudonym = await countTry(text, visitor)
      const { value, setCookies } = await refusedAs(
        'sign-in.code-wrong',
        'code',
        call<Verified>(
          auth.api.verifyPhoneNumber({ body: { phoneNumber: pseudonym, code: code.trim() }, returnHeaders: true }),
        ),
      )
      await forgetTries(db, [
        ['code.try', pseudonym],
        ['code.phone.minute', pseudonym],
      ])
      return { userId: value.user.id, setCookies }
    },
    async proveCode(text, code, visitor) {
      const pseudonym = await countTry(text, visitor)
      await refusedAs(
        'sign-in.code-wrong',
        'code',
        auth.api.consumePhoneNumberOTP({ body: { phoneNumber: pseudonym, code: code.trim() } }),
      )
    },
  }
}
