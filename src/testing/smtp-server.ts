import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface ReceivedMail {
  raw: string
  from: string
  to: string[]
  /** who signed in to send it */
  user: string | null
}

export interface TestSmtpServer {
  port: number
  received: ReceivedMail[]
  close(): void
}

/** A real SMTP server on a port of its own, without encryption. */
export async function smtpServer(options: SMTPServerOptions = {}): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      void text(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        received.push({ raw, from, to: rcptTo.map(({ address }) => address), user: (session.user as string) ?? null })
        done()
      })
    },
    ...options,
  })
  // connections that clients break off
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { received, port: (server.server.address() as AddressInfo).port, close: () => server.close() }
}

/** The text parts of a mail, decoded. */
export function mailBody(raw: string): string {
  const parts = raw.matchAll(/Content-Transfer-Encoding: (base64|quoted-printable|7bit)\r\n\r\n([\s\S]*?)\r\n--/g)
  return [...parts].map(([, encoding, body]) => decode(encoding as string, body as string)).join('\n')
}

function decode(encoding: string, body: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === '7bit') return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
