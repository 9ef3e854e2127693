import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Context, Grant, Id } from '../base/context.ts'
import type { Contract, OutputOf } from '../base/contract.ts'
import { apiBase } from '../server/http/api.ts'

/** What came back: the body read as JSON where it is JSON. */
export interface Answer<B = unknown> {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  body: B
  text: string
}

/** A refusal as tests compare it. */
export interface Refused {
  status: number
  code: string
  fields: Record<string, string>
}

export interface Send {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
  url: string
  /** an object is sent as JSON, anything else as it is */
  body?: unknown
  headers?: Record<string, string>
}

type Input<C extends Contract> = z.input<C['input']>

/** Someone who asks over HTTP: a browser with its cookie, or a stranger. */
export interface Client {
  personId: Id | null
  grants: Grant[]
  networkId: Id
  /** the same one as commands and queries see it */
  ctx(): Context
  send(request: Send): Promise<Answer>
  /** an endpoint by its contract; what it answers must be what the contract promises */
  call<C extends Contract>(contract: C, input: Input<C>, headers?: Record<string, string>): Promise<Answer<OutputOf<C>>>
  /** the same, which must succeed */
  ok<C extends Contract>(contract: C, input: Input<C>, headers?: Record<string, string>): Promise<OutputOf<C>>
  /** the same, which must be refused */
  refused<C extends Contract>(contract: C, input: Input<C>, headers?: Record<string, string>): Promise<Refused>
  /** the same person over another address, with other headers */
  with(headers: Record<string, string>, address?: string): Client
}

export interface Identity {
  app: FastifyInstance
  host: string
  networkId: Id
  personId: Id | null
  grants: Grant[]
  headers?: Record<string, string>
  /** the address it comes from; a new one for each request unless told, so that no limit is met by chance */
  address?: string
  context(identity: Identity): Context
}

let lastAddress = 0

function nextAddress(): string {
  lastAddress += 1
  return `10.${(lastAddress >> 16) & 255}.${(lastAddress >> 8) & 255}.${lastAddress & 255}`
}

/** Path, query and body of a request by its contract. */
function requestOf(contract: Contract, input: Record<string, unknown>): Send {
  const rest = { ...input }
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name]
    return encodeURIComponent(String(input[name]))
  })
  const { method } = contract
  if (method !== 'GET' && method !== 'DELETE') return { method, url: apiBase + path, body: rest }
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  )
  return { method, url: `${apiBase}${path}?${query}` }
}

export function createClient(identity: Identity): Client {
  const { app, host, networkId, personId, grants } = identity

  async function send({ method = 'GET', url, body, headers }: Send): Promise<Answer> {
    const asJson = body !== undefined && typeof body === 'object' && !Buffer.isBuffer(body)
    const answer = await app.inject({
      method,
      url,
      remoteAddress: identity.address ?? nextAddress(),
      headers: {
        host,
        ...(method === 'GET' || method === 'HEAD' ? {} : { 'sec-fetch-site': 'same-origin' }),
        ...(asJson ? { 'content-type': 'application/json' } : {}),
        ...identity.headers,
        ...headers,
      },
      ...(body === undefined ? {} : { payload: asJson ? JSON.stringify(body) : body }),
    })
    const isJson = /json/.test(String(answer.headers['content-type'])) && answer.payload !== ''
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.payload,
      body: isJson ? JSON.parse(answer.payload) : null,
    }
  }

  async function call<C extends Contract>(contract: C, input: Input<C>, headers = {}): Promise<Answer<OutputOf<C>>> {
    const answer = await send({ ...requestOf(contract, input), headers })
    if (answer.status >= 500) throw new Error(`${contract.id}: ${answer.status} ${answer.text}`)
    if (answer.status < 300 && answer.status !== 204) contract.output.parse(answer.body)
    return answer as Answer<OutputOf<C>>
  }

  const client: Client = {
    personId,
    grants,
    networkId,
    ctx: () => identity.context(identity),
    send,
    call,
    async ok(contract, input, headers) {
      const answer = await call(contract, input, headers)
      if (answer.status >= 300) throw new Error(`${contract.id}: ${answer.status} ${answer.text}`)
      return answer.body
    },
    async refused(contract, input, headers) {
      const answer = await call(contract, input, headers)
      if (answer.status < 400) throw new Error(`${contract.id} was not refused: ${answer.status} ${answer.text}`)
      const { code, fields } = answer.body as unknown as { code: string; fields?: Record<string, string> }
      return { status: answer.status, code, fields: fields ?? {} }
    },
    with: (headers, address) =>
      createClient({ ...identity, headers: { ...identity.headers, ...headers }, ...(address ? { address } : {}) }),
  }
  return client
}
