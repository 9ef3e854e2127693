import pg from 'pg'
import type { Id } from '../base/context.ts'
import { newId } from '../base/id.ts'
import { type Database, openDatabase } from '../server/database.ts'
import { createSecrets } from '../server/secrets/secrets.ts'
import { SendFailure } from '../server/sending.ts'
import type { Proven } from '../server/sign-in/proven.ts'
import { createSignIn, type SignIn, type SignInOptions } from '../server/sign-in/sign-in.ts'
import type { SmsSender } from '../server/sms/sms.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

/** A network, a database and a way to sign in, for the tests of src/server/sign-in. */
export interface SignInWorld {
  fresh: FreshDatabase
  networkId: Id
  /** sees everything, as the schema's owner */
  owner: pg.Client
  db: Database
  /** names of the statements sent since it was last emptied */
  statements: string[]
  sms: SmsSender
  sent: { phone: string; code: string }[]
  secrets: ReturnType<typeof createSecrets>
  signIn: SignIn
  signInWith(changes?: Partial<SignInOptions>): SignIn
  newPhone(): string
  /** a person for the account, with a role on the district if told */
  personFor(userId: string, role?: string): Promise<Id>
  signInByPhone(phone: string): Promise<Proven>
  close(): Promise<void>
}

/** a number to which no message goes out */
export const unreachable = '13800009999'
export const visitor = 'visitor'

async function addPerson(owner: pg.Client, networkId: Id, userId: string, role?: string): Promise<Id> {
  const id = newId()
  await owner.query(
    'insert into person (network_id, id, user_id, name, created_at, updated_at) values ($1, $2, $3, $4, now(), now())',
    [networkId, id, userId, '某社区居民'],
  )
  if (!role) return id
  await owner.query(
    `insert into role_grant (network_id, id, person_id, role, path, node_name, reason, granted_at)
     values ($1, $2, $3, $4, '/440307/', '龙岗区', '测试', now())`,
    [networkId, newId(), id, role],
  )
  return id
}

export async function signInWorld(): Promise<SignInWorld> {
  const fresh = await freshDatabase()
  const secrets = createSecrets('a key of the test that is long enough')
  const networkId = newId()
  const statements: string[] = []
  const sent: SignInWorld['sent'] = []
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into network (id, code, name, short_name, code_prefix, created_at) values ($1, 'test', '测试区', '测试', 'CS', now())`,
    [networkId],
  )
  const db = openDatabase(fresh.appUrl, { max: 8, onStatement: (name) => statements.push(name) })
  const sms: SmsSender = {
    kind: 'gateway',
    async send({ phone, params }) {
      if (phone === unreachable) throw new SendFailure('sms.timeout', false)
      sent.push({ phone, code: params.code ?? '' })
    },
  }
  const signInWith = (changes: Partial<SignInOptions> = {}) =>
    createSignIn({
      databaseUrl: fresh.appUrl,
      db,
      publicUrl: 'http://127.0.0.1:3999',
      secrets,
      sms,
      staffSecondFactor: 'required',
      ...changes,
    })
  const signIn = signInWith()
  let lastPhone = 13_900_000_000

  return {
    fresh,
    networkId,
    owner,
    db,
    statements,
    sms,
    sent,
    secrets,
    signIn,
    signInWith,
    personFor: (userId, role) => addPerson(owner, networkId, userId, role),
    newPhone: () => String((lastPhone += 1)),
    async signInByPhone(phone) {
      await signIn.phone.requestCode(phone, visitor)
      return signIn.phone.verifyCode(phone, sent.at(-1)!.code, visitor)
    },
    async close() {
      await signIn.close()
      await db.close()
      await owner.end()
      await fresh.drop()
    },
  }
}
