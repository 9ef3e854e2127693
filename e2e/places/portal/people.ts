import { password, phones as numbers, submit, type Visitor } from '../../faces.ts'
import type { Place } from '../place.ts'

async function fillPhone(visitor: Visitor, phone: string): Promise<void> {
  await visitor.page.locator('main input[name=phone]').fill(phone)
  await submit(visitor)
  await visitor.page.waitForURL('**/sign-in/code')
}

async function enterShownCode(visitor: Visitor): Promise<void> {
  const code = /\b(\d{6})\b/.exec(await visitor.page.locator('main .callout').first().innerText())?.[1] as string
  await visitor.page.locator('main input[name=code]').fill(code)
  await submit(visitor)
}

/** A number that nobody signs in with twice: a code is sent to one at most once a minute. */
let lastPhone = 13_800_001_000
const freshPhone = () => String((lastPhone += 1))

/** The pages of persons, organisations and the network. */
export const peoplePlaces: readonly Place[] = [
  { name: 'sign-in', page: '/sign-in', path: '/sign-in' },
  {
    name: 'sign-in-code',
    page: '/sign-in/code',
    path: '/sign-in',
    after: (visitor) => fillPhone(visitor, freshPhone()),
  },
  { name: 'sign-in-password', page: '/sign-in/password', path: '/sign-in/password' },
  { name: 'password-forgotten', page: '/sign-in/forgotten', path: '/sign-in/forgotten' },
  { name: 'password-link-sent', page: '/sign-in/forgotten', path: '/sign-in/forgotten?done=sent' },
  { name: 'password-new', page: '/sign-in/new-password/:secret', path: ({ newPassword }) => newPassword },
  { name: 'password-link-ended', page: '/sign-in/new-password/:secret', path: '/sign-in/new-password/used-already' },
  {
    name: 'sign-in-second-factor',
    page: '/sign-in/second-factor',
    path: '/sign-in/password',
    async after(visitor) {
      await visitor.page.locator('main input[name=login]').fill(numbers.operator)
      await visitor.page.locator('main input[name=password]').fill(password)
      await submit(visitor)
      await visitor.page.waitForURL('**/sign-in/second-factor')
    },
  },
  {
    name: 'sign-in-welcome',
    page: '/sign-in/welcome',
    path: '/sign-in',
    async after(visitor) {
      await fillPhone(visitor, freshPhone())
      await enterShownCode(visitor)
      await visitor.page.waitForURL('**/sign-in/welcome')
    },
  },
  { name: 'me', page: '/me', path: '/me', who: 'company' },
  { name: 'me-staff', page: '/me', path: '/me', who: 'clerk' },
  { name: 'me-data', page: '/me/data', path: '/me/data', who: 'resident' },
  { name: 'me-erase', page: '/me/data/erase', path: '/me/data/erase', who: 'resident' },
  { name: 'me-family', page: '/me/family', path: '/me/family', who: 'resident' },
  { name: 'me-security', page: '/me/security', path: '/me/security', who: 'resident' },
  { name: 'me-second-factor', page: '/me/security/second-factor', path: '/me/security/second-factor', who: 'resident' },
  { name: 'me-tokens', page: '/me/security/tokens', path: '/me/security/tokens', who: 'clerk' },
  {
    name: 'me-organisation',
    page: '/me/organisations/:id',
    path: ({ invitation }) => invitation.organisation,
    who: 'company',
  },
  { name: 'network', page: '/network', path: '/network' },
  { name: 'network-community', page: '/network', path: ({ community }) => `/network?area=${community}` },
  { name: 'organisations', page: '/organisations', path: '/organisations' },
  { name: 'organisation', page: '/organisations/:id', path: ({ invitation }) => invitation.public },
  { name: 'organisation-new', page: '/organisations/new', path: '/organisations/new', who: 'resident' },
  { name: 'invitation', page: '/invitations/:code', path: ({ invitation }) => invitation.link },
  { name: 'invitation-own', page: '/me/invitations/:id', path: ({ invitation }) => invitation.own, who: 'resident' },
]
