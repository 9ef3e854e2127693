import { SendFailure } from '../sending.ts'
declare module '../../base/context.ts' {
  interface Services {
    sms: SmsSender
  }
}

export interface SmsMessage {
  /** a mobile number as `normalisePhone` writes it */
  phone: string
  /** which approved text: gateways in China send registered templates only */
  template: string
  params: Record<string, string>
  /** the same id sent twice arrives once, where the gateway keeps to it; made up when absent */
  id?: string
}

/**
 * Sends text messages.
 *
 * `send` throws SendFailure, permanent when the number or the template is refused.
 */
export interface SmsSender {
  readonly kind: 'gateway' | 'simulator' | 'none'
  send(message: SmsMessage): Promise<void>
}

/** The words of each template, as registered with the gateway; composed from the parts that send them. */
export type SmsTexts = Readonly<Record<string, (params: Record<string, string>) => string>>

/** No gateway is set up: whoever is to get a text message is told so. */
export const noSms: SmsSender = {
  kind: 'none',
  async send() {
    throw new SendFailure('sms-not-set-up', true)
  },
}

/** The texts the platform itself sends. */
export const platformSmsTexts: SmsTexts = {
  'sign-in-code': ({ code, minutes }) =>
    `验证码 ${code}，${minutes} 分钟内有效。不是您本人操作，请不用理会，也不要告诉别人。`,
}

export function smsText(texts: SmsTexts, { template, params }: SmsMessage): string {
  const text = texts[template]
  if (!text) throw new Error(`text message without words: ${template}`)
  return text(params)
}
