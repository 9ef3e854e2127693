import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problemDetails } from './problem-details.ts'
import { AppError } from '../../base/refusal.ts'

/** Node's codes for bytes that are no request, and what they mean to the sender. */
const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/**
 * Answers bytes that are no HTTP request, where there is neither request nor reply to answer through: with the same
 * problem document and headers as everything else, then the connection ends.
 */
export function answerUnreadable(headers: Record<string, string>) {
  return (error: { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const status = statuses[error.code ?? ''] ?? 400
    const requestId = randomUUID()
    const details = problemDetails(new AppError('invalid', { code: 'request.unreadable' }), requestId)
    const body = JSON.stringify({ ...details, status })
    const lines = {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-request-id': requestId,
      connection: 'close',
    }
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`)
  }
}
