import { formatFen } from '../../../base/money.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { makePledge as makeContract } from '../contract.ts'
import { makePledge } from '../server/commands/pledge.ts'
import { getListing } from '../server/queries/listing.ts'
import { givingOrganisations, ownPledgesOn } from '../server/queries/overview.ts'
import { listingWords } from './listing-words.ts'
import { ListingView } from './listing-view.tsx'
import { paths } from './paths.ts'
import { pledgeOf } from './pledge-input.ts'

/** As it stood in the address. */
function codeOf({ params }: PageRequest): string {
  return (params.code ?? '').slice(0, 40)
}

async function listingPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang } = request
  const [listing, givers] = await Promise.all([getListing(ctx, { code: codeOf(request) }), givingOrganisations(ctx)])
  const own = await ownPledgesOn(ctx, listing.code)
  const words = listingWords[lang]
  return {
    kind: 'page',
    title: words.title(listing.title),
    description: words.description(listing.title, formatFen(listing.gapFen, { kind: 'short' })),
    nav: 'exchange',
    body: <ListingView request={request} listing={listing} givers={givers} own={own} />,
  }
}

export const listingRoute: PortalRoute = {
  path: '/exchange/:code',
  access: 'public',
  get: listingPage,
  async post(request) {
    const { ctx, link } = request
    const code = codeOf(request)
    // whoever was signed out meanwhile comes back to the page once signed in
    if (ctx.actor.personId === null) return redirect(link(paths.signIn(link(paths.listing(code)))))
    const pledge = await makePledge(ctx, formInput(makeContract, { code, ...pledgeOf(request) }))
    return redirect(link(paths.done(pledge.code, 'pledged')))
  },
}
