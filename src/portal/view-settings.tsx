import { Button, Actions } from '../ui/button.tsx'
import { inLanguage } from './nav.ts'
import { type Page, type PageRequest, type PortalRoute, redirect } from './page.ts'

export const viewSettingsPath = '/settings/view'

/** The cookie that keeps the large print. It holds a wish, not a person. */
export const viewCookie = 'view'

export function isElder(cookieValue: string | undefined): boolean {
  return cookieValue === 'elder'
}

const yearSeconds = 31_536_000

function cookieFor(elder: boolean, publicUrl: string): string {
  const lifetime = elder ? yearSeconds : 0
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${viewCookie}=${elder ? 'elder' : ''}; Path=/; Max-Age=${lifetime}; SameSite=Lax; HttpOnly${secure}`
}

/**
 * An address of this site to go back to, or null: a form field can be forged, and `//elsewhere` or a backslash would
 * lead away.
 */
export function ownAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000) return null
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(value) ? value : null
}

const words = {
  zh: {
    title: '显示方式',
    why: '长者版字更大、按钮更大、一行一件事。本机会记住您的选择。',
    elder: '用长者版',
    standard: '用标准版',
  },
  en: {
    title: 'Display',
    why: 'Large print shows larger letters and buttons, one thing a line. This device remembers your choice.',
    elder: 'Use large print',
    standard: 'Use the standard size',
  },
}

function settingsPage(request: PageRequest): Page {
  const { title, why, elder, standard } = words[request.lang]
  return {
    kind: 'page',
    title,
    body: (
      <form className="form stack" method="post" action={request.link(viewSettingsPath)}>
        <h1>{title}</h1>
        <p>{why}</p>
        <input type="hidden" name="back" value={ownAddress(request.query.get('back')) ?? request.link('/')} />
        <Actions>
          <Button kind={request.elder ? 'plain' : 'primary'} name="elder" value="1">
            {elder}
          </Button>
          <Button kind={request.elder ? 'primary' : 'plain'} name="elder" value="0">
            {standard}
          </Button>
        </Actions>
      </form>
    ),
  }
}

/** Large print on and off, by a form: it works without script and returns to the page one came from. */
export const viewSettingsRoute: PortalRoute = {
  path: viewSettingsPath,
  access: 'public',
  postsPerMinute: 60,
  get: async (request) => settingsPage(request),
  post: async ({ form, lang, publicUrl }) =>
    redirect(ownAddress(form.back) ?? inLanguage(lang, '/'), {
      'set-cookie': cookieFor(form.elder === '1', publicUrl),
    }),
}
