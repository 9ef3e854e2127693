import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { Row, Rows } from '../../../ui/card.tsx'
import { Money } from '../../../ui/money.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { moneySources } from '../../project/money.ts'
import type { ListingDetail, PledgeItem } from '../contract.ts'
import { moneySourceLabels } from '../../project/labels.ts'
import { listingWords } from './listing-words.ts'
import { paths } from './paths.ts'

interface PromisesProps {
  listing: Pick<ListingDetail, 'sources' | 'pledgesMade' | 'state'>
  lang: Lang
}

type Source = ListingDetail['sources'][number]

function sourceColumns(lang: Lang): Column<Source>[] {
  const words = listingWords[lang]
  return [
    { key: 'source', title: words.source, heading: true, cell: ({ source }) => moneySourceLabels[source][lang] },
    { key: 'amount', title: words.pledged, end: true, cell: ({ amountFen }) => <Money fen={amountFen} short /> },
  ]
}

/** What is promised, each source apart and in its fixed order. */
export function Sources({ listing: { sources }, lang }: PromisesProps) {
  return (
    <Table
      caption={listingWords[lang].sourcesCaption}
      columns={sourceColumns(lang)}
      rows={sources.toSorted((a, b) => moneySources.indexOf(a.source) - moneySources.indexOf(b.source))}
      keyOf={({ source }) => source}
    />
  )
}

/** Who promised how much: organisations are public. */
export function Promises({ listing, lang, link }: PromisesProps & { link(path: string): string }) {
  return (
    <Rows>
      {listing.pledgesMade.map(({ id, organisation, amountFen, ...pledge }) => (
        <Row
          key={id}
          title={organisation.name}
          href={link(paths.organisation(organisation.id))}
          end={
            <b>
              <Money fen={amountFen} short />
            </b>
          }
        >
          {aboutOf(pledge, lang)}
        </Row>
      ))}
    </Rows>
  )
}

/** Which money it is, since when, and for public money the document that grants it. */
function aboutOf({ source, madeOn, basis }: Pick<PledgeItem, 'source' | 'madeOn' | 'basis'>, lang: Lang): string {
  const words = listingWords[lang]
  return [moneySourceLabels[source][lang], words.madeOn(formatDate(madeOn, lang)), basis && words.basis(basis)]
    .filter(Boolean)
    .join(' · ')
}
