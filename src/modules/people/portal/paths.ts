/** Addresses of this module's pages, without the language prefix. */
export const paths = {
  signIn: '/sign-in',
  code: '/sign-in/code',
  password: '/sign-in/password',
  secondFactor: '/sign-in/second-factor',
  forgotten: '/sign-in/forgotten',
  newPassword: (secret: string) => `/sign-in/new-password/${secret}`,
  welcome: '/sign-in/welcome',
  oidc: '/sign-in/oidc',
  oidcCallback: '/sign-in/callback/oidc',
  signOut: '/sign-out',
  me: '/me',
  data: '/me/data',
  export: '/me/data/export',
  erase: '/me/data/erase',
  family: '/me/family',
  security: '/me/security',
  enrol: '/me/security/second-factor',
  tokens: '/me/security/tokens',
  organisations: '/organisations',
  register: '/organisations/new',
  organisation: (id: string) => `/organisations/${id}`,
  ownOrganisation: (id: string) => `/me/organisations/${id}`,
  invitation: (code: string) => `/invitations/${code}`,
} as const

/** A sign-in that comes back to where it began. */
export function withNext(path: string, next: string | null): string {
  return next ? `${path}?next=${encodeURIComponent(next)}` : path
}
