import { type CivilDate, civilDate, isCivilDate } from '../../base/clock.ts'
import { type Fen, isFen } from '../../base/money.ts'
import { covers, type Path } from '../../base/path.ts'
import { refuseFields, type Refusal } from '../../base/refusal.ts'
import { machine, nextState } from '../../base/state-machine.ts'
import { kindRule, type OrganisationKind } from '../people/organisation.ts'
import type { MoneySource } from '../project/money.ts'

export const listingStates = ['open', 'full', 'closed'] as const
export type ListingState = (typeof listingStates)[number]

export const listingActions = ['fill', 'close'] as const
export type ListingAction = (typeof listingActions)[number]

/** A project looks for money until all of it is promised, or its time is over. */
export const listingMachine = machine<ListingState, ListingAction, 'program'>({
  name: 'listing',
  initial: 'open',
  states: {
    open: { fill: { to: 'full', who: ['program'] }, close: { to: 'closed', who: ['program'] } },
    full: { close: { to: 'closed', who: ['program'] } },
    closed: {},
  },
})

export const pledgeStates = ['made', 'agreed', 'withdrawn', 'released'] as const
export type PledgeState = (typeof pledgeStates)[number]

export const pledgeActions = ['agree', 'withdraw', 'release'] as const
export type PledgeAction = (typeof pledgeActions)[number]

/** A promise: taken back freely until all of the money is found, released when the project ends before its agreement. */
export const pledgeMachine = machine<PledgeState, PledgeAction, 'giver' | 'program'>({
  name: 'pledge',
  initial: 'made',
  states: {
    made: {
      agree: { to: 'agreed', who: ['program'] },
      withdraw: { to: 'withdrawn', who: ['giver'] },
      release: { to: 'released', who: ['program'] },
    },
    agreed: { release: { to: 'released', who: ['program'] } },
    withdrawn: {},
    released: {},
  },
})

export function nextOfPledge(state: PledgeState, action: PledgeAction): PledgeState {
  return nextState(pledgeMachine, state, action)
}

/** 100 yuan: less is a gift, and gifts go to a foundation's channel. */
export const leastPledgeFen: Fen = 10_000

/** What an organisation promises is this kind of money: nobody promises money that is not theirs to give. */
export function sourceOf(kind: OrganisationKind): MoneySource | null {
  const { party } = kindRule(kind)
  if (kind === 'foundation') return 'donation'
  if (party === 'enterprise' || kind === 'social-enterprise') return 'enterprise'
  return null
}

interface Offer {
  listing: { state: ListingState; closesOn: CivilDate }
  gapFen: Fen
  amountFen: Fen
}

/**
 * May this much be promised now? In whole yuan, at least 100 (the last share may be less), never more than what is
 * missing: the last share is promised once.
 */
export function refuseAmount({ listing, gapFen, amountFen }: Offer, now: Date): Refusal {
  if (listing.state !== 'open' || listing.closesOn < civilDate(now)) return { code: 'exchange.closed' }
  const least = Math.min(leastPledgeFen, gapFen)
  if (!isFen(amountFen) || amountFen < least)
    return { code: 'input.invalid', params: { leastFen: least }, fields: { amountFen: 'exchange.too-little' } }
  if (amountFen > gapFen)
    return { code: 'input.invalid', params: { gapFen }, fields: { amountFen: 'exchange.more-than-gap' } }
  return amountFen % 100 === 0 || amountFen === gapFen
    ? null
    : { code: 'input.invalid', fields: { amountFen: 'exchange.whole-yuan' } }
}

/** What the call itself pays looks for nobody else: staff enter its money. */
export function refuseSupport({ callPays }: { callPays: boolean }): Refusal {
  return callPays ? { code: 'exchange.call-pays' } : null
}

/** Who delivers does not pay itself. */
export function refusePayer(delivers: boolean): Refusal {
  return refuseFields('input.invalid', { organisationId: delivers ? 'exchange.delivers' : null })
}

/** Only who has money of their own promises it. */
export function refuseGiver(kind: OrganisationKind): Refusal {
  return refuseFields('input.invalid', { organisationId: sourceOf(kind) === null ? 'exchange.no-giver' : null })
}

/** Taken back while money is still being looked for; afterwards others rely on it. */
export function refuseWithdrawal(state: PledgeState, listing: ListingState): Refusal {
  if (state !== 'made' || listing === 'closed') return { code: 'exchange.pledge-over' }
  return listing === 'open' ? null : { code: 'exchange.relied-on' }
}

export interface Filing {
  filingNumber: string
  licenceNumber: string
  channelUrl: string
  startsOn: CivilDate
  endsOn: CivilDate
}

function urlFault(url: string): string | null {
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? null : 'exchange.no-address'
}

/** Only a charity with a licence and a filing raises money from the public (慈善法 §22-27; handbook B4). */
export function refuseFiling(filing: Filing, kind: OrganisationKind): Refusal {
  const { filingNumber, licenceNumber, channelUrl, startsOn, endsOn } = filing
  return refuseFields('input.invalid', {
    charityId: kind === 'foundation' || kind === 'social-organisation' ? null : 'exchange.no-charity',
    filingNumber: filingNumber.trim() === '' ? 'required' : null,
    licenceNumber: licenceNumber.trim() === '' ? 'required' : null,
    channelUrl: urlFault(channelUrl),
    startsOn: isCivilDate(startsOn) ? null : 'not-a-date',
    endsOn: !isCivilDate(endsOn) ? 'not-a-date' : endsOn < startsOn ? 'exchange.ends-before' : null,
  })
}

/** A campaign stands behind a listing only while it runs. */
export function refuseCampaign(campaign: Pick<Filing, 'startsOn' | 'endsOn'>, today: CivilDate): Refusal {
  const runs = campaign.startsOn <= today && today <= campaign.endsOn
  return refuseFields('input.invalid', { campaignId: runs ? null : 'exchange.campaign-over' })
}

/** And only where it was filed for. */
export function refuseElsewhere(campaign: { path: Path }, project: { path: Path }): Refusal {
  const reaches = covers(campaign.path, project.path)
  return refuseFields('input.invalid', { campaignId: reaches ? null : 'exchange.campaign-elsewhere' })
}

/** What is off the exchange asks nobody for anything, nor does what its call pays for. */
export function refuseSetting(listing: { state: ListingState; callPays: boolean }): Refusal {
  return listing.state === 'closed' ? { code: 'exchange.closed' } : refuseSupport(listing)
}

export const exchangeEvents = {
  'listing.opened': { thread: true, record: true },
  'listing.campaign-set': { thread: true, record: true },
  'listing.closed': { thread: true },
  'pledge.made': { thread: true, record: true },
  'pledge.withdrawn': { thread: true, record: true },
  'pledge.released': { thread: true, record: true },
  'campaign.filed': { record: true },
} as const
export type ExchangeEventType = keyof typeof exchangeEvents
