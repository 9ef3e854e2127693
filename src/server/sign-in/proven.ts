/** Someone has proved who they are: the account, and the cookies that carry it. */
export interface Proven {
  userId: string
  setCookies: string[]
}
