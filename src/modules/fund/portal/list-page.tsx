import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import type { PageAnswer, PageRequest, PortalRoute } from '../../../portal/page.ts'
import { Actions, ButtonLink } from '../../../ui/button.tsx'
import { Block, Callout, Card, EmptyState } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Facts, Figures } from '../../../ui/facts.tsx'
import { formatCount } from '../../../ui/formats.ts'
import type { FundItem } from '../contract.ts'
import { fundLevelLabels } from '../labels.ts'
import { fundTree, mostInTree } from '../server/queries/overview.ts'
import { feeText } from './fee-text.ts'
import { FundTable } from './fund-table.tsx'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'
import { type Branch, branchesOf } from './tree.ts'

async function listPage(request: PageRequest): Promise<PageAnswer> {
  const { title, description } = listWords[request.lang]
  const body = <FundTree request={request} funds={await fundTree(request.ctx)} />
  return { kind: 'page', title, description, nav: 'funds', cacheSeconds: 15, body }
}

/** Every fund with what stands below it: who holds it, what it is for, what was given, paid out and is there. */
export function FundTree({ request: { lang, link }, funds }: { request: PageRequest; funds: readonly FundItem[] }) {
  const words = listWords[lang]
  return (
    <>
      <div className="stack">
        <div className="page-head">
          <h1>{words.title}</h1>
          <p className="soft">{words.description}</p>
        </div>
        <Callout tone="info">
          <p>{words.takesNone}</p>
        </Callout>
      </div>
      {branchesOf(funds).map((branch) => (
        <BranchBlock key={branch.fund.id} branch={branch} lang={lang} link={link} />
      ))}
      {funds.length === mostInTree && <p className="soft">{words.mostShown(formatCount(mostInTree))}</p>}
      {funds.length === 0 && <Nothing lang={lang} link={link} />}
    </>
  )
}

interface Linked {
  lang: Lang
  link(path: string): string
}

function BranchBlock({ branch: { fund, below }, lang, link }: Linked & { branch: Branch }) {
  const words = listWords[lang]
  return (
    <Block title={fund.name} more={{ href: link(paths.fund(fund.id)), text: words.account }} id={`fund-${fund.id}`}>
      <div className="stack">
        <Card
          chips={
            <Chips>
              <Chip>{fundLevelLabels[fund.level][lang]}</Chip>
              {fund.closed && <Chip tone="still">{words.closed}</Chip>}
            </Chips>
          }
        >
          <p>{fund.purpose}</p>
          <Figures items={figuresOf(fund, lang, link)} />
          <Facts items={factsOf(fund, lang, link)} />
        </Card>
        {below.length > 0 && (
          <>
            <FundTable caption={words.below(fund.name)} rows={below} lang={lang} link={link} />
            <p className="small soft">{words.withBelow}</p>
          </>
        )}
      </div>
    </Block>
  )
}

function figuresOf({ id, givenFen, paidFen, heldFen }: FundItem, lang: Lang, link: Linked['link']) {
  const words = listWords[lang]
  const href = link(paths.transfers(id))
  return [
    { value: formatFen(givenFen, { kind: 'short' }), label: words.given, href },
    { value: formatFen(paidFen, { kind: 'short' }), label: words.paid, href },
    { value: formatFen(heldFen, { kind: 'short' }), label: words.held, href },
  ]
}

/** Who holds it, where it serves, and what the foundation keeps for its work. */
function factsOf({ holder, area, feePermille }: FundItem, lang: Lang, link: Linked['link']) {
  const words = listWords[lang]
  return [
    { term: words.holder, value: <a href={link(paths.organisation(holder.id))}>{holder.name}</a> },
    { term: words.area, value: area.name },
    { term: words.fee, value: feeText(feePermille, lang) },
  ]
}

function Nothing({ lang, link }: Linked) {
  const words = listWords[lang]
  return (
    <EmptyState
      title={words.emptyTitle}
      actions={
        <Actions>
          <ButtonLink href={link(paths.projects)}>{words.projects}</ButtonLink>
          <ButtonLink href={link(paths.organisations)}>{words.organisations}</ButtonLink>
        </Actions>
      }
    >
      {words.emptyText}
    </EmptyState>
  )
}

export const listRoute: PortalRoute = { path: paths.list, access: 'public', get: listPage }
