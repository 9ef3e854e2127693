import type { Context, Slot } from '../../base/context.ts'
import { formatFen } from '../../base/money.ts'
import type { HomeSlot, HomeSubject } from '../../portal/home.tsx'
import { Block, Row, Rows } from '../../ui/card.tsx'
import { formatCount } from '../../ui/formats.ts'
import { Money } from '../../ui/money.tsx'
import { fundLevelLabels } from './labels.ts'
import { paths } from './portal/paths.ts'
import { slotWords } from './portal/slot-words.ts'
import {
  fundsHeldBy,
  fundsOfProject,
  givenThisMonth,
  type HeldFund,
  type ProjectMoney,
} from './server/queries/overview.ts'

/** What was given this month, as a clause of the home page's first sentence. */
const monthFigures: HomeSlot<{ home: HomeSubject; gifts: number; givenFen: number }> = {
  slot: 'home.figures',
  order: 20,
  load: async (ctx, home) => ({ home, ...(await givenThisMonth(ctx)) }),
  view: ({ home: { lang, link }, gifts, givenFen }) => {
    if (gifts === 0) return null
    const words = slotWords[lang]
    return (
      <>
        {words.givenBefore}{' '}
        <a href={link(paths.list)}>{words.given(formatCount(gifts), formatFen(givenFen, { kind: 'short' }), gifts)}</a>
      </>
    )
  },
}

/** What the pages of a project and of an organisation pass in. */
interface Subject extends HomeSubject {
  id: string
}

interface Arrived {
  subject: Subject
  funds: readonly ProjectMoney[]
}

/** Beneath the five figures of a project: in which funds the money that arrived for it is. */
const projectSection: Slot<Subject, Arrived> = {
  slot: 'project.money',
  order: 20,
  load: async (ctx: Context, subject) => ({ subject, funds: await fundsOfProject(ctx, subject.id) }),
  view: ({ subject: { lang, link }, funds }) => {
    if (funds.length === 0) return null
    const words = slotWords[lang]
    return (
      <div className="stack">
        <h3>{words.arrived}</h3>
        <p className="small soft">{words.notPaid}</p>
        <Rows>
          {funds.map(({ id, name, holder, balanceFen }) => (
            <Row key={id} title={name} href={link(paths.transfers(id))} end={<Amount fen={balanceFen} />}>
              {words.holds(holder)}
            </Row>
          ))}
        </Rows>
      </div>
    )
  },
}

interface Held {
  subject: Subject
  funds: readonly HeldFund[]
}

/** On the page of a foundation: the funds it holds and what is in them. */
const organisationSection: Slot<Subject, Held> = {
  slot: 'organisation.section',
  order: 30,
  load: async (ctx: Context, subject) => ({ subject, funds: await fundsHeldBy(ctx, subject.id) }),
  view: ({ subject: { lang, link }, funds }) => {
    if (funds.length === 0) return null
    const words = slotWords[lang]
    return (
      <Block title={words.held} more={{ href: link(paths.list), text: words.all }} id="funds">
        <Rows>
          {funds.map(({ id, name, level, purpose, heldFen }) => (
            <Row
              key={id}
              title={name}
              href={link(paths.fund(id))}
              end={
                <span>
                  {words.holdsNow} <Amount fen={heldFen} />
                </span>
              }
            >
              {fundLevelLabels[level][lang]} · {purpose}
            </Row>
          ))}
        </Rows>
      </Block>
    )
  },
}

function Amount({ fen }: { fen: number }) {
  return (
    <b>
      <Money fen={fen} short />
    </b>
  )
}

export const fundSlots: Slot<never, unknown>[] = [monthFigures, projectSection, organisationSection]
