/** What the test of sign-in uses of the provider; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  interface Account {
    accountId: string
    claims(): Promise<Record<string, unknown>>
  }
  export default class Provider {
    constructor(
      issuer: string,
      configuration: { findAccount(ctx: unknown, id: string): Account } & Record<string, unknown>,
    )
    callback(): (request: IncomingMessage, response: ServerResponse) => void
  }
}
