import { formatFen } from '../../../base/money.ts'
import { isId } from '../../../base/id.ts'
import { notFound } from '../../../base/refusal.ts'
import { inputFrom, orAnew } from '../../../portal/list-address.ts'
import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { listFunds } from '../contract.ts'
import { getFund, pageFunds } from '../server/queries/funds.ts'
import { projectsOfFund } from '../server/queries/overview.ts'
import { FundView } from './fund-view.tsx'
import { fundWords } from './fund-words.ts'
import { paths } from './paths.ts'

/** The fund of the address. @throws AppError not-found for what is no id */
export function fundIdOf({ params }: PageRequest): string {
  const id = params.id ?? ''
  if (!isId(id)) throw notFound('fund')
  return id
}

/** Where the page of a list begins. */
export function cursorOf({ query }: PageRequest): string | undefined {
  return inputFrom(listFunds, ['cursor'], query).cursor
}

async function fundPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang } = request
  const id = fundIdOf(request)
  return orAnew(
    request,
    () => paths.fund(id),
    async () => {
      const cursor = cursorOf(request)
      const [fund, below, projects] = await Promise.all([
        getFund(ctx, { id }),
        pageFunds(ctx, { parent: id, cursor, limit: 50 }),
        projectsOfFund(ctx, id),
      ])
      const held = formatFen(fund.heldFen, { kind: 'short' })
      return {
        kind: 'page',
        title: fund.name,
        description: fundWords[lang].description(fund.name, held),
        nav: 'funds',
        cacheSeconds: 15,
        body: <FundView request={request} fund={fund} below={below} projects={projects} />,
      }
    },
  )
}

export const fundRoute: PortalRoute = { path: '/funds/:id', access: 'public', get: fundPage }
