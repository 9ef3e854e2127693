/**
 * What this machine can do: node:http and pg alone, the same rows of the same database, no framework, no access, no
 * validation. Started by bench.ts as a process of its own; prints its port.
 */
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { randomUUID } from 'node:crypto'

const [networkId = '', areaId = ''] = process.argv.slice(2)
pg.types.setTypeParser(20, Number)
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 })

const columns = `p.code, p.kind, p.public_title as title, left(p.public_description, 120) as excerpt, p.state, p.field,
  p.support_count as "supportCount", p.created_at as "reportedAt", p.due_on as "dueOn", c.name as community, s.name as street`
const from = `from problem p left join area c on c.network_id = p.network_id and c.id = p.community_id
  left join area s on s.network_id = p.network_id and s.id = p.street_id`
const listed = `p.network_id = $1 and p.review = 'published' and p.state not in ('withdrawn', 'merged')`

const rows = async (name: string, text: string, values: unknown[]) => (await pool.query({ name, text, values })).rows

const detail = (code: string) =>
  rows(
    'detail',
    `select p.code, p.kind, p.state, p.review, p.public_title, p.public_description, p.field, a.name as area, p.support_count,
            p.created_at, p.due_on, p.handler, p.answer, p.answered_by,
            (select json_agg(json_build_object('id', e.event_id, 'at', e.at, 'type', e.type, 'public', e.public_part) order by e.event_id)
               from thread_entry e where e.network_id = p.network_id and e.thread_id = p.thread_id) as thread
       from problem p join area a on a.network_id = p.network_id and a.id = p.area_id
      where p.network_id = $1 and p.code = $2`,
    [networkId, code],
  )

const list = () => rows('list', `select ${columns} ${from} where ${listed} order by p.id desc limit 20`, [networkId])

/** three facets, sorted by support, with the total counted as one would without kept counters */
const facets = async (street: string) => {
  const where = `${listed} and p.street_id = $2 and p.field = $3 and p.state = $4`
  const values = [networkId, street, 'traffic-safety', 'closed']
  const items = await rows(
    'facets',
    `select ${columns} ${from} where ${where} order by p.support_count desc, p.id desc limit 20`,
    values,
  )
  const [total] = await rows('facets-total', `select count(*) as n from problem p where ${where}`, values)
  return { items, total }
}

const search = async (q: string) => {
  const where = `${listed} and (p.public_title ilike $2 or p.public_description ilike $2)`
  const items = await rows('search', `select ${columns} ${from} where ${where} order by p.id desc limit 20`, [
    networkId,
    `%${q}%`,
  ])
  const [total] = await rows('search-total', `select count(*) as n from problem p where ${where}`, [
    networkId,
    `%${q}%`,
  ])
  return { items, total }
}

const projectDetail = (code: string) =>
  rows(
    'project',
    `select p.code, p.title, p.summary, p.field, p.state, p.level, p.budget_fen, p.pledged_fen, p.received_fen, p.allocated_fen, p.spent_fen,
            p.pooled_at, p.expires_on, o.name as organisation,
            (select json_agg(json_build_object('id', m.id, 'part', m.part, 'name', g.name)) from design_member m
               left join organisation g on g.network_id = m.network_id and g.id = m.organisation_id
              where m.network_id = p.network_id and m.design_id = p.design_id) as team,
            (select json_agg(json_build_object('id', e.event_id, 'at', e.at, 'type', e.type, 'public', e.public_part) order by e.event_id)
               from thread_entry e where e.network_id = p.network_id and e.thread_id = p.thread_id) as thread
       from project p join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
      where p.network_id = $1 and p.code = $2`,
    [networkId, code],
  )

const projectColumns = `p.code, p.title, left(p.summary, 120) as excerpt, p.field, p.state, p.budget_fen, p.pledged_fen, p.received_fen,
  p.allocated_fen, p.spent_fen, c.name as community, s.name as street`
const projectFrom = `from project p left join area c on c.network_id = p.network_id and c.id = p.community_id
  left join area s on s.network_id = p.network_id and s.id = p.street_id`

/** the newest, not counted: quality.md compares with the floor that does not count */
const projects = () =>
  rows('projects', `select ${projectColumns} ${projectFrom} where p.network_id = $1 order by p.id desc limit 20`, [
    networkId,
  ])

const projectFacets = async (street: string) => {
  const where = `p.network_id = $1 and p.street_id = $2 and p.field = $3 and p.state = $4`
  const values = [networkId, street, 'traffic-safety', 'pooled']
  const items = await rows(
    'project-facets',
    `select ${projectColumns} ${projectFrom} where ${where} order by p.pledged_fen desc, p.id desc limit 20`,
    values,
  )
  const [total] = await rows('project-facets-total', `select count(*) as n from project p where ${where}`, values)
  return { items, total }
}

const projectSearch = async (q: string) => {
  const where = `p.network_id = $1 and (p.title ilike $2 or p.summary ilike $2)`
  const values = [networkId, `%${q}%`]
  const items = await rows(
    'project-search',
    `select ${projectColumns} ${projectFrom} where ${where} order by p.id desc limit 20`,
    values,
  )
  const [total] = await rows('project-search-total', `select count(*) as n from project p where ${where}`, values)
  return { items, total }
}

const ledger = (fund: string) =>
  rows(
    'ledger',
    `select t.id, t.booked_on, t.kind, t.amount_fen, t.note, a.kind as from_kind, b.kind as to_kind
       from transfer t
       join account a on a.network_id = t.network_id and a.id = t.from_account_id
       join account b on b.network_id = t.network_id and b.id = t.to_account_id
      where t.network_id = $1 and t.from_fund_id = $2 order by t.id desc limit 20`,
    [networkId, fund],
  )

/** over all gifts, as one would without kept balances */
const totals = () =>
  rows(
    'totals',
    `select channel, count(*) as n, sum(amount_fen) as fen from donation where network_id = $1 group by channel`,
    [networkId],
  )

const give = (body: { fundId: string; amountFen: number; receivedOn: string; channel: string; reference: string }) =>
  rows(
    'give',
    `insert into bench_donation (network_id, id, fund_id, amount_fen, received_on, channel, reference, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, now()) returning id`,
    [networkId, randomUUID(), body.fundId, body.amountFen, body.receivedOn, body.channel, body.reference],
  )

const insert = (body: { title: string; description: string }) => {
  const id = randomUUID()
  return rows(
    'insert',
    `insert into bench_report (network_id, id, code, title, description, area_id, created_at)
     values ($1, $2, $3, $4, $5, $6, now()) returning code`,
    [networkId, id, id, body.title, body.description, areaId],
  )
}

function read(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    request.on('data', (chunk: string) => (text += chunk)).on('end', () => resolve(text))
  })
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://floor')
  if (request.method === 'POST') {
    const body = JSON.parse(await read(request))
    return url.pathname === '/donation' ? give(body) : insert(body)
  }
  const [, what = '', key = ''] = url.pathname.split('/')
  if (what === 'project') return projectDetail(key)
  if (what === 'projects') return projects()
  if (what === 'project-facets') return projectFacets(url.searchParams.get('street') ?? '')
  if (what === 'project-search') return projectSearch(url.searchParams.get('q') ?? '')
  if (what === 'ledger') return ledger(key)
  if (what === 'totals') return totals()
  if (url.pathname.startsWith('/detail/')) return detail(url.pathname.slice(8))
  if (url.pathname === '/list') return list()
  if (url.pathname === '/facets') return facets(url.searchParams.get('street') ?? '')
  return search(url.searchParams.get('q') ?? '')
}

const server = createServer((request, response) => {
  answer(request).then(
    (value) => {
      const text = JSON.stringify(value)
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text)
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
