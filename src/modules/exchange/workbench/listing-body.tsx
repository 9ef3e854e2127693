import type { ReactNode } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { figureLabels, moneySourceLabels } from '../../project/labels.ts'
import { type MoneySource, moneySources } from '../../project/money.ts'
import type { Figures } from '../../project/project.ts'
import type { ListingDetail } from '../contract.ts'
import { pledgeStateLabels } from '../labels.ts'
import { pledgeTones } from '../state-tones.ts'

const figures: readonly (keyof Figures)[] = ['budgetFen', 'pledgedFen', 'receivedFen', 'allocatedFen', 'spentFen']

interface PartProps {
  listing: ListingDetail
}

/** Its money, where it comes from, and who promised it. */
export function ListingBody({ listing }: PartProps): ReactNode {
  return (
    <>
      <Money listing={listing} />
      <Sources listing={listing} />
      <Pledges listing={listing} />
    </>
  )
}

/** Five figures that are never merged, and what is still to be found. */
function Money({ listing }: PartProps): ReactNode {
  return (
    <section className="record-part">
      <h3>资金</h3>
      <dl className="five-figures">
        {figures.map((key) => (
          <div key={key}>
            <dt>{figureLabels[key].zh}</dt>
            <dd>{formatFen(listing[key])}</dd>
          </div>
        ))}
        {listing.state !== 'closed' && (
          <div className="five-gap">
            <dt>还差</dt>
            <dd>{formatFen(listing.gapFen)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** In the order the law looks at them; a source of which nothing is promised is left out. */
function Sources({ listing: { sources } }: PartProps): ReactNode {
  if (sources.length === 0) return null
  const amounts = new Map<MoneySource, number>(sources.map(({ source, amountFen }) => [source, amountFen]))
  return (
    <section className="record-part">
      <h3>已认购的钱从哪里来</h3>
      <ul className="record-lines">
        {moneySources
          .filter((source) => amounts.has(source))
          .map((source) => (
            <li key={source}>
              <span>{moneySourceLabels[source].zh}</span>
              <span className="line-amount">{formatFen(amounts.get(source) ?? 0)}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}

function Pledges({ listing: { pledgesMade } }: PartProps): ReactNode {
  return (
    <section className="record-part">
      <h3>谁认购了</h3>
      {pledgesMade.length === 0 && <p className="soft">还没有人认购。</p>}
      <ul className="record-lines">
        {pledgesMade.map(({ id, source, organisation, amountFen, state, basis, madeOn }) => (
          <li key={id}>
            <span>
              {organisation.name} <Chip tone={pledgeTones[state]}>{pledgeStateLabels[state].zh}</Chip>
              <span className="small soft line-marks">
                {[moneySourceLabels[source].zh, formatDate(madeOn, 'zh'), basis].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="line-amount">{formatFen(amountFen)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
