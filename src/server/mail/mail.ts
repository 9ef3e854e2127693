import { createTransport, type SMTPTransportOptions } from 'nodemailer'
import { isLoopback } from '../limits.ts'
import { SendFailure } from '../sending.ts'
import { mailHtml, type MailMessage, mailText } from './mail-text.ts'

declare module '../../base/context.ts' {
  interface Services {
    /** null: mail is not set up, messages stay in the inbox */
    mail: Mailer | null
  }
}

export interface Mailer {
  /** @throws SendFailure, permanent when the server refuses the address or the content for good */
  send(message: MailMessage): Promise<void>
}

export interface MailerOptions {
  /**
   * SMTP_URL: `smtps://user:password@host`, or `smtp://…`, which must offer STARTTLS unless it ends in `?tls=off` (an
   * office's own relay) or is this machine.
   */
  url: string
  /** MAIL_FROM */
  from: string
  /** shown before the address */
  fromName: string
  /** names the list and the ids */
  publicUrl: string
  /** of one mail, all in all */
  timeoutMs?: number
}

function transportOptions(options: MailerOptions): SMTPTransportOptions {
  const url = new URL(options.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'smtps:'
  const open = url.searchParams.get('tls') === 'off' || isLoopback(host) || host === 'localhost'
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !open,
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Plain SMTP, one connection a mail: the worker sends two at a time, and nothing idles or must be closed. */
export function createMailer(options: MailerOptions): Mailer {
  const { host } = new URL(options.publicUrl)
  const transport = createTransport(transportOptions(options))
  return {
    async send(message) {
      const { to, subject, id, unsubscribeUrl } = message
      try {
        await transport.sendMail({
          from: { name: options.fromName, address: options.from },
          to: { name: '', address: to },
          subject: subject.replace(/\s+/g, ' ').trim(),
          text: mailText(message),
          html: mailHtml(message),
          messageId: `<${id}@${host.replace(/:\d+$/, '')}>`,
          headers: {
            // nobody's out-of-office shall answer, and no loop begin (RFC 3834)
            'Auto-Submitted': 'auto-generated',
            'List-Id': `<notices.${host.replace(/:\d+$/, '')}>`,
            ...(unsubscribeUrl ? { 'List-Unsubscribe': `<${unsubscribeUrl}>` } : {}),
          },
          signal: AbortSignal.timeout(options.timeoutMs ?? 45_000),
        })
      } catch (error) {
        throw sendFailure(error)
      }
    },
  }
}

/** 5xx about the address or the message is for good; a refused sign-in is our setting, and may be mended. */
function sendFailure(error: unknown): SendFailure {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
  const aboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  const permanent = aboutMessage && (responseCode === undefined || responseCode >= 500)
  return new SendFailure(`mail.${responseCode ?? code.toLowerCase()}`, permanent, error)
}
