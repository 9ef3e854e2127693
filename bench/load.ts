import { connect, type Socket } from 'node:net'

export interface Request {
  method: 'GET' | 'POST'
  path: string
  body?: string
  token?: string
}

export interface Load {
  /** answers a second */
  perSecond: number
  p50Ms: number
  p95Ms: number
  /** answers that were not 2xx */
  failed: number
}

function encode(request: Request, host: string): Buffer {
  const body = request.body ?? ''
  const type = request.body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` : ''
  const token = request.token ? `authorization: Bearer ${request.token}\r\n` : ''
  return Buffer.from(`${request.method} ${request.path} HTTP/1.1\r\nhost: ${host}\r\n${token}${type}\r\n${body}`)
}

const headEnd = Buffer.from('\r\n\r\n')

/** How long the first whole answer in the buffer is, and its status; null while it is not whole. */
function answerIn(buffer: Buffer): { status: number; length: number } | null {
  const end = buffer.indexOf(headEnd)
  if (end < 0) return null
  const head = buffer.toString('latin1', 0, end)
  const length = /content-length: (\d+)/i.exec(head)
  if (!length) throw new Error(`an answer without content-length:\n${head}`)
  const whole = end + 4 + Number(length[1])
  return buffer.length < whole ? null : { status: Number(head.slice(9, 12)), length: whole }
}

/** One connection that keeps one request under way until told to stop; a raw socket, so that little is spent on asking. */
function worker(
  port: number,
  next: () => Request,
  record: (ms: number, ok: boolean) => void,
  running: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let received: Buffer = Buffer.alloc(0)
    let sentAt = 0
    const send = () => {
      sentAt = performance.now()
      socket.write(encode(next(), `127.0.0.1:${port}`))
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const answer = answerIn(received)
      if (!answer) return
      received = received.subarray(answer.length)
      record(performance.now() - sentAt, answer.status >= 200 && answer.status < 300)
      if (running()) send()
      else socket.end(() => resolve())
    })
  })
}

/** Asks over `connections` kept connections for `seconds`. */
export async function load(port: number, next: () => Request, seconds: number, connections: number): Promise<Load> {
  const times: number[] = []
  let failed = 0
  const start = performance.now()
  const until = start + seconds * 1000
  const record = (ms: number, ok: boolean) => {
    times.push(ms)
    if (!ok) failed++
  }
  const workers = Array.from({ length: connections }, () => worker(port, next, record, () => performance.now() < until))
  await Promise.all(workers)
  const spent = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / spent, p50Ms: at(0.5), p95Ms: at(0.95), failed }
}
