import type { Slot } from '../../base/context.ts'
import { homeStation, type HomeSlot, type HomeSubject } from '../../portal/home.tsx'
import { OwnRows } from '../../portal/own-rows.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Block, Callout, EmptyState, Row, Rows } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { designStateLabels, partLabels } from './labels.ts'
import { paths } from './portal/paths.ts'
import { slotWords } from './portal/slot-words.ts'
import { adoptedProblem } from './server/queries/choices.ts'
import {
  type Answering,
  designsOfProblems,
  formingCount,
  myDesigns,
  type OwnDesign,
} from './server/queries/overview.ts'
import { stateTones } from './state-tones.ts'

/** The loop's second station: how many designs are being talked over or stand ready. */
const designStation = homeStation('design', async (ctx, { lang, link }) => ({
  count: await formingCount(ctx),
  unit: slotWords[lang].unit,
  href: link(paths.list),
}))

/** What a report's page passes in. */
interface ProblemSubject extends HomeSubject {
  code: string
}

interface Grown {
  problem: ProblemSubject
  answering: Answering | undefined
  /** adopted, and free for a design */
  open: boolean
}

/** On a report's page: the design that answers it, or the way to begin one. */
const problemSection: Slot<ProblemSubject, Grown> = {
  slot: 'problem.section',
  order: 10,
  load: async (ctx, problem) => {
    const [[answering], adopted] = await Promise.all([
      designsOfProblems(ctx, [problem.code]),
      adoptedProblem(ctx, problem.code),
    ])
    return { problem, answering, open: adopted !== null && !adopted.taken }
  },
  view: ({ problem, answering, open }) => {
    if (!answering && !open) return null
    const words = slotWords[problem.lang]
    return (
      <Block title={words.section} id="design">
        {answering ? <Answered problem={problem} answering={answering} /> : <Begin problem={problem} />}
      </Block>
    )
  },
}

function Answered({ problem: { lang, link }, answering }: { problem: ProblemSubject; answering: Answering }) {
  const words = slotWords[lang]
  const { code, title, state } = answering
  if (title === null) {
    return (
      <Callout tone="info" title={words.reviewing}>
        <p>{words.reviewingText}</p>
      </Callout>
    )
  }
  return (
    <Rows>
      <Row
        title={title}
        href={link(paths.design(code))}
        end={<Chip tone={stateTones[state]}>{designStateLabels[state][lang]}</Chip>}
      >
        {words.goes}
      </Row>
    </Rows>
  )
}

function Begin({ problem: { code, lang, link } }: { problem: ProblemSubject }) {
  const words = slotWords[lang]
  return (
    <EmptyState title={words.none} actions={<ButtonLink href={link(paths.newFor(code))}>{words.begin}</ButtonLink>}>
      {words.noneText}
    </EmptyState>
  )
}

interface Mine {
  home: HomeSubject
  own: readonly OwnDesign[]
}

/** 我的方案: what waits for my answer first. */
const mySection: HomeSlot<Mine> = {
  slot: 'me.section',
  order: 20,
  load: async (ctx, home) => ({ home, own: await myDesigns(ctx) }),
  view: ({ home, own }) => {
    if (own.length === 0) return null
    const { lang, link } = home
    const words = slotWords[lang]
    return (
      <Block title={words.mine} more={{ href: link(paths.list), text: words.all }}>
        <OwnRows
          home={home}
          rows={own.map((each) => (
            <OwnRow key={each.memberId} own={each} home={home} />
          ))}
        />
      </Block>
    )
  },
}

function OwnRow({ own, home: { lang, link } }: { own: OwnDesign; home: HomeSubject }) {
  const words = slotWords[lang]
  const { code, title, state, part, member, organisation } = own
  const who = organisation ?? words.self
  const place = partLabels[part][lang]
  const href = link(paths.design(code))
  return (
    <Row
      title={title || code}
      href={href}
      {...(member === 'invited' && {
        end: (
          <ButtonLink kind="primary" href={href}>
            {words.answer}
          </ButtonLink>
        ),
      })}
    >
      <Chip tone={stateTones[state]}>{designStateLabels[state][lang]}</Chip>{' '}
      {member === 'invited'
        ? words.asked(who, place)
        : member === 'offered'
          ? words.offered(who)
          : words.in(who, place)}
    </Row>
  )
}

export const designSlots: Slot<never, unknown>[] = [designStation, problemSection, mySection]
