import { formatDate } from '../../../base/clock.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Beside, Block, Callout, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ShareLink } from '../../../ui/enhanced.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { MoneyFigures } from '../../../ui/money-bar.tsx'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { ListingDetail } from '../contract.ts'
import { listingStateLabels } from '../labels.ts'
import { formErrors, Refused } from './form-errors.tsx'
import { listingWords } from './listing-words.ts'
import { Mark } from './mark.tsx'
import { paths } from './paths.ts'
import { PledgePanel, type PledgePanelProps, standingOf } from './pledge-panel.tsx'
import { Promises, Sources } from './promises.tsx'

type Parts = Pick<PledgePanelProps, 'request' | 'listing'>

/** A listing for those who pay: what it is, how its money stands, who promised what, and the way to promise. */
export function ListingView(props: PledgePanelProps) {
  const { request, listing } = props
  const { lang, link } = request
  return (
    <>
      <Breadcrumb
        items={[
          { text: listingWords[lang].crumb, href: link(paths.list) },
          ...[listing.street, listing.community]
            .filter((place) => place !== null)
            .map(({ id, name }) => ({ text: name, href: link(paths.listOf({ area: id })) })),
          { text: listing.code },
        ]}
      />
      <div className="stack">
        <Head request={request} listing={listing} />
      </div>
      <Block title={listingWords[lang].figures} id="money">
        <Card>
          <MoneyFigures figures={listing} />
          <p className="small soft">{listingWords[lang].figuresKey}</p>
        </Card>
      </Block>
      <div className="block">
        <Beside
          first={<WhoMayGive request={request} listing={listing} />}
          aside={<PledgePanel {...props} />}
          rest={<Promised request={request} listing={listing} />}
        />
      </div>
    </>
  )
}

function Head({ request, listing }: Parts) {
  const { lang, link } = request
  const words = listingWords[lang]
  const { title, excerpt, field, organisation, street, community, closesOn, code } = listing
  const standing = standingOf(listing, request.ctx.now)
  const place = [street?.name, community?.name].filter(Boolean).join(' · ')
  return (
    <>
      <Done request={request} listing={listing} />
      <Refused request={request} errors={formErrors(request)} />
      <Chips>
        <StateChip request={request} listing={listing} />
        {field !== 'other' && <Chip>{problemFieldLabels[field]?.[lang] ?? field}</Chip>}
      </Chips>
      <h1>{title}</h1>
      {excerpt && <p>{excerpt}</p>}
      <Facts
        inline
        items={[
          { term: words.deliverer, value: organisation.name },
          ...(place ? [{ term: words.where, value: place }] : []),
          ...(standing === 'open' ? [{ term: words.until, value: formatDate(closesOn, lang) }] : []),
        ]}
      />
      <Actions>
        {standing === 'open' && (
          <ButtonLink kind="primary" href="#pledge">
            {words.pledge}
          </ButtonLink>
        )}
        <ButtonLink href={link(paths.project(code))}>{words.toProject}</ButtonLink>
        <ShareLink heading={title}>{words.share}</ShareLink>
      </Actions>
    </>
  )
}

/** What the call pays for is not open to pledges, whatever is missing. */
function StateChip({ request: { lang, ctx }, listing }: Parts) {
  const standing = standingOf(listing, ctx.now)
  if (standing === 'callPays') return <Chip>{listingWords[lang].callPays}</Chip>
  return <Chip tone={tones[standing]}>{listingStateLabels[standing][lang]}</Chip>
}

const tones = { open: 'info', full: 'go', closed: 'still' } as const

function WhoMayGive({ request: { lang, link, ctx }, listing }: Parts) {
  return standingOf(listing, ctx.now) === 'open' && <Mark campaign={listing.campaign} lang={lang} link={link} />
}

function Promised({ request: { lang, link }, listing }: Parts) {
  const words = listingWords[lang]
  return (
    <>
      <Block title={words.whoPledged} id="pledges">
        {listing.pledgesMade.length > 0 ? (
          <Promises listing={listing} lang={lang} link={link} />
        ) : (
          <p className="soft">{listing.state === 'open' ? words.nobody : words.nobodyClosed}</p>
        )}
      </Block>
      {listing.sources.length > 0 && (
        <Block title={words.sources} id="sources">
          <Sources listing={listing} lang={lang} />
        </Block>
      )}
    </>
  )
}

/** What has just been done, after the redirect that followed it. */
function Done({ request: { query, lang }, listing }: { request: PageRequest; listing: ListingDetail }) {
  const words = listingWords[lang].done
  switch (query.get('done')) {
    case 'pledged':
      return (
        <Callout announce title={words.pledged.title}>
          <p>{listing.gapFen === 0 ? words.pledged.last : words.pledged.text}</p>
        </Callout>
      )
    case 'withdrawn':
      return (
        <Callout announce title={words.withdrawn.title}>
          <p>{words.withdrawn.text}</p>
        </Callout>
      )
    default:
      return null
  }
}
