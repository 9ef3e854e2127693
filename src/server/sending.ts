/**
 * Why a mail or a text message did not go out. `code` is all that is kept or logged: what a server says may repeat
 * the address.
 */
export class SendFailure extends Error {
  readonly code: string
  /** trying again will not help: the address is wrong, or the content refused */
  readonly permanent: boolean

  constructor(code: string, permanent: boolean, cause?: unknown) {
    super(`not sent: ${code}`, { cause })
    this.name = 'SendFailure'
    this.code = code
    this.permanent = permanent
  }
}
