import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './database.ts'
import { sql } from './database.ts'

const queueState = sql(
  'platform.queue-state',
  'select waiting, failed, oldest_seconds as "oldestSeconds" from job_queue_state()',
)
const overdueState = sql(
  'platform.overdue-deadlines',
  `select count(*) as "late" from (
     select from deadline where due_at < $1::timestamptz - interval '5 minutes' and fired_at is null limit 1001) late`,
)

export interface Metrics {
  /** seconds spent answering, by operation (never by path: paths hold codes) */
  observe(operation: string, method: string, status: number, seconds: number): void
  render(): Promise<{ type: string; text: string }>
}

/** What an operator watches: answers, the pool, the queue of jobs, deadlines the sweep has not fired. */
export function createMetrics(db: Database, clock: { now(): Date }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'chuangyi_http_seconds',
    help: 'Seconds to answer',
    labelNames: ['operation', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const connections = gauge('chuangyi_database_connections', 'Open database connections')
  const waiting = gauge('chuangyi_database_waiting', 'Requests waiting for a connection')
  const jobsWaiting = gauge('chuangyi_jobs_waiting', 'Jobs not done yet')
  const jobsFailed = gauge('chuangyi_jobs_failed', 'Jobs given up')
  const jobsOldest = gauge('chuangyi_jobs_oldest_seconds', 'Age of the oldest job that could run')
  const deadlinesLate = gauge('chuangyi_deadlines_unfired', 'Deadlines passed five minutes ago and not fired')
  return {
    observe: (operation, method, status, seconds) =>
      answers.observe({ operation, method, status: String(status) }, seconds),
    async render() {
      const pool = db.pool()
      connections.set(pool.total)
      waiting.set(pool.waiting)
      const queue = await db.get<{ waiting: number; failed: number; oldestSeconds: number }>(queueState)
      jobsWaiting.set(queue.waiting)
      jobsFailed.set(queue.failed)
      jobsOldest.set(queue.oldestSeconds)
      deadlinesLate.set((await db.get<{ late: number }>(overdueState, [clock.now()])).late)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
