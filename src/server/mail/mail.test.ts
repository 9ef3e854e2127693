import { createServer, type AddressInfo } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import { mailBody, type ReceivedMail, smtpServer as openSmtpServer } from '../../testing/smtp-server.ts'
import { createMailer } from './mail.ts'
import { mailHtml, mailText } from './mail-text.ts'

const closing: (() => void)[] = []
afterAll(() => closing.forEach((close) => close()))

async function smtpServer(options?: SMTPServerOptions) {
  const server = await openSmtpServer(options)
  closing.push(server.close)
  return server
}

function mailer(port: number, more: { scheme?: string; auth?: string; query?: string; timeoutMs?: number } = {}) {
  return createMailer({
    url: `${more.scheme ?? 'smtp'}://${more.auth ?? ''}127.0.0.1:${port}${more.query ?? ''}`,
    from: 'notice@example.org',
    fromName: '创益',
    publicUrl: 'https://example.org:8443',
    timeoutMs: more.timeoutMs,
  })
}

const message = {
  id: '018f0000-0000-7000-8000-000000000001',
  to: 'resident@example.com',
  subject: '您反映的问题有答复了',
  body: '编号 LG-26-0398：路灯已修好。\n\n还没解决？点开就能告诉我们。',
  link: { url: 'https://example.org/follow/LG-26-0398?s=abc&x=1', label: '查看进展' },
  footer: '系统自动发出，请勿回复。',
  unsubscribeUrl: 'https://example.org/follow/LG-26-0398?s=abc',
  lang: 'zh',
} as const

describe('a mail', () => {
  test('arrives whole, from whom and to whom it says', async () => {
    const { received, port } = await smtpServer()
    await mailer(port).send(message)
    expect(received).toHaveLength(1)
    const [{ raw, from, to }] = received as [ReceivedMail]
    const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n\s+/g, ' ')
    expect([from, to]).toEqual(['notice@example.org', ['resident@example.com']])
    expect(head).toContain(`From: =?UTF-8?B?${Buffer.from('创益').toString('base64')}?= <notice@example.org>`)
    expect(head).toContain('To: resident@example.com')
    expect(head).toContain('Message-ID: <018f0000-0000-7000-8000-000000000001@example.org>')
    expect(head).toContain('Auto-Submitted: auto-generated')
    expect(head).toMatch(/^List-ID: <notices\.example\.org>/im)
    expect(head).toContain('List-Unsubscribe: <https://example.org/follow/LG-26-0398?s=abc>')
    const body = mailBody(raw)
    expect(body).toContain('编号 LG-26-0398：路灯已修好。')
    expect(body).toContain('https://example.org/follow/LG-26-0398?s=abc&x=1')
    expect(body).toContain('<a href="https://example.org/follow/LG-26-0398?s=abc&amp;x=1">查看进展</a>')
  })

  test('carries no second header and no second reader in its subject', async () => {
    const { received, port } = await smtpServer()
    await mailer(port).send({ ...message, subject: 'a\r\nBcc: other@example.com\r\n\r\nbody' })
    expect(received[0]?.to).toEqual(['resident@example.com'])
    expect(received[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
  })

  test('signs in when the address says so', async () => {
    const { received, port } = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        password === 'p@ss/word' ? done(null, { user: username }) : done(new Error('no')),
    })
    await mailer(port, { auth: 'someone:p%40ss%2Fword@' }).send(message)
    expect(received[0]?.user).toBe('someone')
    await expect(mailer(port, { auth: 'someone:wrong@' }).send(message)).rejects.toMatchObject({
      code: 'mail.535',
      permanent: false,
    })
  })
})

describe('refused', () => {
  const refusing = (responseCode: number) =>
    smtpServer({
      onRcptTo: (address, _session, done) =>
        done(Object.assign(new Error(`no such box ${address.address}`), { responseCode })),
    })

  test.each([
    [550, true],
    [450, false],
  ])('%i at the address is for good: %s, and the address is in no message of ours', async (code, permanent) => {
    const { port } = await refusing(code)
    const failure = await mailer(port)
      .send(message)
      .catch((error: unknown) => error as Error)
    expect(failure).toMatchObject({ code: `mail.${code}`, permanent })
    expect((failure as Error).message).not.toContain('resident@example.com')
  })

  test('nobody there is not for good', async () => {
    await expect(mailer(1).send(message)).rejects.toMatchObject({ permanent: false })
  })

  test('a server that never greets is given up', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
    closing.push(() => silent.close())
    const started = performance.now()
    const { port } = silent.address() as AddressInfo
    await expect(mailer(port, { timeoutMs: 200 }).send(message)).rejects.toMatchObject({ permanent: false })
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('a server that offers no encryption is told nothing, unless the setting says so or it is this machine', async () => {
    const { received, port } = await smtpServer()
    // 127.1 is this machine too, but not written as such: it stands for any other
    const elsewhere = (query: string) =>
      createMailer({
        url: `smtp://127.1:${port}${query}`,
        from: 'notice@example.org',
        fromName: '创益',
        publicUrl: 'https://example.org',
      })
    await expect(elsewhere('').send(message)).rejects.toMatchObject({ code: 'mail.500', permanent: false })
    expect(received).toEqual([])
    await elsewhere('?tls=off').send(message)
    expect(received).toHaveLength(1)
  })
})

test('what people wrote is text, not markup', () => {
  const content = { ...message, subject: '<b>', body: 'a & b\n<script>alert(1)</script>\n\n"q"' }
  const html = mailHtml(content)
  expect(html).not.toContain('<script>')
  expect(html).toContain('<p>a &amp; b<br>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>&quot;q&quot;</p>')
  expect(mailText(content)).toBe(
    'a & b\n<script>alert(1)</script>\n\n"q"\n\n查看进展\nhttps://example.org/follow/LG-26-0398?s=abc&x=1\n\n-- \n系统自动发出，请勿回复。\n',
  )
})
