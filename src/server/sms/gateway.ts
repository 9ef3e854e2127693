import { createHmac, randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import { isInternalAddress, OutboundFailure, post, type OutboundAnswer } from '../outbound.ts'
import { SendFailure } from '../sending.ts'
import { type SmsMessage, type SmsSender, smsText, type SmsTexts } from './sms.ts'

export interface SmsGatewayOptions {
  /** SMS_URL. `https`; plain `http` only to an internal address that is written out */
  url: string
  /** SMS_TOKEN: signs each request and is never sent */
  token: string
  /** SMS_SIGNATURE: the sender's sign as registered, e.g. 【某某区】 */
  signature: string
  texts: SmsTexts
  timeoutMs?: number
}

const mostAnswerBytes = 64 * 1024

/** Said of this number or this text: the same again will be refused again. Anything else may pass later. */
const permanentStatus = new Set([400, 404, 410, 413, 415, 422])

/**
 * Sends through any gateway that takes a signed POST: JSON `{ id, phone, template, params, text, signature }`, signed
 * as in Standard Webhooks 1.0 (`webhook-id`, `webhook-timestamp`, `webhook-signature: v1,<HMAC-SHA-256 in base64>`
 * over `id.timestamp.body`). 2xx is accepted; the id stays the same over repeats. An office whose provider speaks
 * otherwise puts a few lines of translation in between.
 *
 * @throws RangeError for an address it would never send to
 */
export function createSmsGateway(options: SmsGatewayOptions): SmsSender {
  const url = new URL(options.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // an internal address that is written out is meant; a name that turns out to lead inside is not
  const mayBeInternal = isIP(host) !== 0 && isInternalAddress(host)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBeInternal)) {
    throw new RangeError('SMS_URL must be https, unless it names an internal address')
  }

  return {
    kind: 'gateway',
    async send(message) {
      const id = message.id ?? randomUUID()
      const body = JSON.stringify(payload(id, message, options))
      const answer = await post({
        url,
        body,
        headers: signedHeaders(id, body, options.token),
        timeoutMs: options.timeoutMs ?? 10_000,
        mostAnswerBytes,
        mayBeInternal,
      }).catch((error: unknown) => {
        throw error instanceof OutboundFailure ? new SendFailure(`sms.${error.code}`, false, error) : error
      })
      refuseUnlessAccepted(answer)
    },
  }
}

function payload(id: string, message: SmsMessage, { signature, texts }: SmsGatewayOptions) {
  const { phone, template, params } = message
  return { id, phone, template, params, text: smsText(texts, message), signature }
}

function signedHeaders(id: string, body: string, token: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', token).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}

function refuseUnlessAccepted({ status }: OutboundAnswer): void {
  if (status >= 200 && status < 300) return
  throw new SendFailure(`sms.status-${status}`, permanentStatus.has(status))
}
