import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { Button } from '../../../ui/button.tsx'
import { Block, Callout, CardGrid } from '../../../ui/card.tsx'
import { Select } from '../../../ui/fields.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import type { PlatformItem } from '../contract.ts'
import { type AreaChoice, areaChoices, pagePlatforms } from '../server/queries.ts'
import { networkPath } from './nav.ts'
import { networkWords } from './network-words.ts'
import { PlatformCard, PlatformFacts } from './platform-card.tsx'

interface Content {
  areas: readonly AreaChoice[]
  platforms: readonly PlatformItem[]
  /** asked for in the address; null when it names nothing we know */
  chosen: AreaChoice | null
  asked: boolean
}

async function networkPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, query } = request
  const [areas, platforms] = await Promise.all([areaChoices(ctx), pagePlatforms(ctx, { limit: 100 })])
  const wanted = query.get('area')
  const chosen = areas.find(({ id }) => id === wanted) ?? null
  const words = networkWords[lang]
  const content = { areas, platforms: platforms.items, chosen, asked: Boolean(wanted) }
  return {
    kind: 'page',
    title: chosen ? `${chosen.name} · ${words.title}` : words.title,
    description: words.description,
    nav: 'network',
    cacheSeconds: 60,
    body: <NetworkPage request={request} content={content} />,
  }
}

/** Whose am I, and where do I go: that first. Then every platform, then every community. */
function NetworkPage({ request, content }: { request: PageRequest; content: Content }) {
  const words = networkWords[request.lang]
  const { platforms } = content
  const branches = platforms.filter(({ kind }) => kind !== 'headquarters').length
  return (
    <div className="page-head">
      <h1>{words.title}</h1>
      <Find request={request} content={content} />
      <Block title={words.platforms} id="platforms">
        <p className="soft">{words.platformsLead(branches)}</p>
        <CardGrid>
          {headquartersFirst(platforms).map((platform) => (
            <PlatformCard key={platform.id} platform={platform} lang={request.lang} />
          ))}
        </CardGrid>
      </Block>
      <Communities request={request} areas={content.areas} />
    </div>
  )
}

function headquartersFirst(platforms: readonly PlatformItem[]): PlatformItem[] {
  return platforms.toSorted(
    (a, b) => Number(b.kind === 'headquarters') - Number(a.kind === 'headquarters') || a.code.localeCompare(b.code),
  )
}

/** A plain GET form: the answer has an address of its own that can be sent on. */
function Find({ request: { lang, link }, content }: { request: PageRequest; content: Content }) {
  const words = networkWords[lang]
  const { areas, chosen, asked } = content
  const groups = streetsOf(areas).map((street) => ({
    label: street.name,
    options: [
      ...communitiesOf(areas, street).map(({ id, name }) => ({ value: id, text: name })),
      { value: street.id, text: words.wholeStreet(street.name) },
    ],
  }))
  return (
    <>
      {chosen && <Yours content={content} chosen={chosen} lang={lang} />}
      {asked && !chosen && (
        <Callout tone="wait" announce>
          <p>{words.notFound}</p>
        </Callout>
      )}
      <form className="form narrow" method="get" action={link(networkPath)}>
        <Select
          name="area"
          label={words.find}
          hint={words.findHint}
          required
          groups={groups}
          value={chosen?.id}
          findable
        />
        <div className="form-actions">
          <Button kind={chosen ? 'plain' : 'primary'}>{words.show}</Button>
        </div>
      </form>
    </>
  )
}

function Yours({ content, chosen, lang }: { content: Content; chosen: AreaChoice; lang: PageRequest['lang'] }) {
  const words = networkWords[lang]
  const { areas, platforms } = content
  const street = chosen.level === 'street' ? chosen : areas.find(({ id }) => id === chosen.parentId)
  const own = platforms.find(({ kind, areaId }) => kind === 'street' && areaId === street?.id)
  const platform = own ?? platforms.find(({ kind }) => kind === 'headquarters')
  if (!street || !platform) return null
  const title = chosen === street ? street.name : words.belongsTo(chosen.name, street.name)
  return (
    <Callout title={title} announce>
      <p>{own ? words.yours(platform.name) : words.headquartersInstead(platform.name)}</p>
      <PlatformFacts platform={platform} lang={lang} />
    </Callout>
  )
}

function Communities({ request: { lang, link }, areas }: { request: PageRequest; areas: readonly AreaChoice[] }) {
  const words = networkWords[lang]
  return (
    <Block title={words.communities} id="communities">
      {streetsOf(areas).map((street) => {
        const communities = communitiesOf(areas, street)
        return (
          <Unfold key={street.id} summary={words.streetWith(street.name, communities.length)}>
            <ul className="cluster">
              {communities.map(({ id, name }) => (
                <li key={id}>
                  <a href={link(`${networkPath}?area=${id}`)}>{name}</a>
                </li>
              ))}
            </ul>
          </Unfold>
        )
      })}
    </Block>
  )
}

function streetsOf(areas: readonly AreaChoice[]): AreaChoice[] {
  return areas.filter(({ level }) => level === 'street')
}

function communitiesOf(areas: readonly AreaChoice[], street: AreaChoice): AreaChoice[] {
  return areas.filter(({ parentId }) => parentId === street.id)
}

export const networkPages: PortalRoute[] = [{ path: networkPath, access: 'public', get: networkPage }]
