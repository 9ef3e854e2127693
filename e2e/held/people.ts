import { linkFromShell } from '../../src/modules/people/server/commands/setup.ts'
import { systemContext } from '../../src/server/jobs.ts'
import { enter, password, phones as numbers, submit, visit } from '../faces.ts'
import { at } from '../fixture.ts'
import { authenticatorCode } from '../second-factor.ts'

/** As the operator's shell makes it: the demonstration sends no mail. */
export async function passwordLink(): Promise<string> {
  const [network] = await at.server.ask<{ id: string }>('select id from network limit 1')
  const { link } = await linkFromShell(systemContext(at.server.platform, network?.id ?? '', 'shell'), numbers.auditor)
  return link
}

/** Someone with a second step to show. */
export async function enrol(): Promise<string> {
  const visitor = await visit(at.browser, at.server, { script: false })
  const { page } = visitor
  await enter(visitor, 'operator')
  await visitor.open('/me/security/second-factor')
  await page.locator('input[name=password]').fill(password)
  await submit(visitor)
  const secret = await page.locator('main p.code').first().innerText()
  await page.locator('input[name=code]').fill(authenticatorCode(secret))
  await submit(visitor)
  await page.waitForURL(/done=factor/)
  await visitor.close()
  return secret
}

export async function invite(): Promise<{ organisation: string; public: string; link: string; own: string }> {
  const visitor = await visit(at.browser, at.server, { script: false })
  const { page } = visitor
  await enter(visitor, 'company')
  const [found] = await at.server.ask<{ id: string }>(
    `select id from organisation where name = '白坭坑物流园管理有限公司'`,
  )
  await visitor.open(`/me/organisations/${found?.id}`)
  await page.locator('input[name=contact]').fill(numbers.resident)
  await page.locator('main form:has(input[value=invite]) button.btn-primary').click()
  const link = await page.locator('.callout p.code').innerText()
  const [row] = await at.server.ask<{ id: string }>('select id from invitation order by id desc limit 1')
  await visitor.close()
  const path = `/organisations/${found?.id}`
  return {
    organisation: `/me${path}`,
    public: path,
    link: link.replace(at.server.origin, ''),
    own: `/me/invitations/${row?.id}`,
  }
}
