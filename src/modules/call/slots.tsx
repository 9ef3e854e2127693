import type { Slot } from '../../base/context.ts'
import { formatFen } from '../../base/money.ts'
import { homeStation, type HomeSlot, type HomeSubject } from '../../portal/home.tsx'
import { OwnRows } from '../../portal/own-rows.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Block, Callout, Row, Rows } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { remaining } from '../../ui/formats.ts'
import { DaysBox } from '../../ui/time.tsx'
import type { DesignState } from '../design/design.ts'
import { type ApplicationState, isLive } from './application.ts'
import type { CallItem } from './contract.ts'
import { applicationStateLabels } from './labels.ts'
import { paths } from './portal/paths.ts'
import { slotWords } from './portal/slot-words.ts'
import { untilText } from './portal/until.ts'
import { pageCalls } from './server/queries/calls.ts'
import {
  applicationsOfDesign,
  myApplications,
  type OfDesign,
  openCallCount,
  type OwnApplication,
} from './server/queries/overview.ts'
import { applicationTones } from './state-tones.ts'

/** The loop's third station: calls that take applications now. How many applied is told when they close. */
const applicationStation = homeStation('application', async (ctx, { lang, link }) => ({
  count: await openCallCount(ctx),
  unit: slotWords[lang].unit,
  href: link(paths.list),
}))

interface Calls {
  home: HomeSubject
  now: Date
  calls: readonly CallItem[]
}

/** Open calls with days left. */
const homeSection: HomeSlot<Calls> = {
  slot: 'home.section',
  order: 20,
  load: async (ctx, home) => ({
    home,
    now: ctx.now,
    calls: (await pageCalls(ctx, { state: 'open', limit: 4 })).items,
  }),
  view: ({ home, now, calls }) => {
    if (calls.length === 0) return null
    const { lang, link } = home
    const words = slotWords[lang]
    return (
      <Block title={words.openCalls} more={{ href: link(paths.list), text: words.all }}>
        <CallRows home={home} now={now} calls={calls} />
      </Block>
    )
  },
}

function CallRows({ home: { lang, link }, now, calls }: Calls) {
  const words = slotWords[lang]
  return (
    <Rows>
      {calls.map(({ code, title, closesAt, ceilingFen, area }) => (
        <Row
          key={code}
          lead={<DaysBox days={remaining(closesAt, now).days} />}
          title={title}
          href={link(paths.call(code))}
        >
          {[
            area.name,
            words.most(formatFen(ceilingFen, { kind: 'short' })),
            words.until(untilText(closesAt, lang)),
          ].join(' · ')}
        </Row>
      ))}
    </Rows>
  )
}

/** What a design's page passes in. */
interface DesignSubject extends HomeSubject {
  code: string
  state: DesignState
}

interface Applying extends Calls {
  design: DesignSubject
  applications: readonly OfDesign[]
}

/** Settled, and in no call: nothing holds it. */
const isFree = (design: DesignSubject, applications: readonly OfDesign[]) =>
  design.state === 'ready' && !applications.some(({ state }) => isLive(state))

/** On a design's page: the application it is in, or the calls it may apply to. */
const designSection: Slot<DesignSubject, Applying> = {
  slot: 'design.section',
  order: 10,
  load: async (ctx, design) => {
    const applications = await applicationsOfDesign(ctx, design.code)
    const free = isFree(design, applications)
    const calls = free ? (await pageCalls(ctx, { state: 'open', limit: 4 })).items : []
    return { home: design, now: ctx.now, calls, design, applications }
  },
  view: (applying) => {
    const { design, applications } = applying
    const free = isFree(design, applications)
    if (!free && applications.length === 0) return null
    return (
      <Block title={slotWords[design.lang].section} id="application">
        <div className="stack">
          {applications.length > 0 && <Applications {...applying} />}
          {free && <MayApply {...applying} />}
        </div>
      </Block>
    )
  },
}

/** what the public knows: that it is being checked, not that something was missing */
const toldAs = (state: ApplicationState, mine: boolean): ApplicationState =>
  state === 'returned' && !mine ? 'submitted' : state

function Applications({ design: { lang, link }, applications }: Applying) {
  const words = slotWords[lang]
  return (
    <Rows>
      {applications.map(({ id, state, callCode, callTitle, mine }) => {
        const told = toldAs(state, mine)
        const writes = state === 'draft' || state === 'returned'
        return (
          <Row
            key={id}
            title={words.inCall(callTitle)}
            href={link(mine ? paths.application(id) : paths.call(callCode))}
            {...(mine && {
              end: (
                <ButtonLink kind={writes ? 'primary' : 'plain'} href={link(paths.application(id))}>
                  {writes ? words.go : words.see}
                </ButtonLink>
              ),
            })}
          >
            <Chip tone={applicationTones[told]}>{applicationStateLabels[told][lang]}</Chip>
          </Row>
        )
      })}
    </Rows>
  )
}

function MayApply({ design, home, now, calls }: Applying) {
  const words = slotWords[design.lang]
  const some = calls.length > 0
  return (
    <>
      <Callout tone={some ? 'go' : 'info'} title={some ? words.ready : words.noCalls}>
        <p>{some ? words.readyText : words.noCallsText}</p>
      </Callout>
      {some && <CallRows home={home} now={now} calls={calls} />}
    </>
  )
}

interface Mine {
  home: HomeSubject
  own: readonly OwnApplication[]
}

/** 我的申报: what needs the reader first. */
const mySection: HomeSlot<Mine> = {
  slot: 'me.section',
  order: 30,
  load: async (ctx, home) => ({ home, own: await myApplications(ctx) }),
  view: ({ home, own }) => {
    if (own.length === 0) return null
    const { lang, link } = home
    const words = slotWords[lang]
    return (
      <Block title={words.mine} more={{ href: link(paths.list), text: words.all }}>
        <OwnRows
          home={home}
          rows={own.map((each) => (
            <OwnRow key={each.id} own={each} home={home} />
          ))}
        />
      </Block>
    )
  },
}

function OwnRow({ own, home: { lang, link } }: { own: OwnApplication; home: HomeSubject }) {
  const words = slotWords[lang]
  const { id, title, state, callTitle, organisation, until } = own
  const href = link(paths.application(id))
  const by = until ? untilText(until, lang) : ''
  const due = state === 'returned' ? words.returned(by) : state === 'draft' ? words.draft(by) : ''
  const act = state === 'returned' ? words.mend : words.go
  return (
    <Row
      title={title}
      href={href}
      {...(due && {
        end: (
          <ButtonLink kind={state === 'returned' ? 'primary' : 'plain'} href={href} label={words.about(act, title)}>
            {act}
          </ButtonLink>
        ),
      })}
    >
      <Chip tone={applicationTones[state]}>{applicationStateLabels[state][lang]}</Chip>{' '}
      {[due, callTitle, organisation].filter(Boolean).join(' · ')}
    </Row>
  )
}

export const callSlots: Slot<never, unknown>[] = [applicationStation, homeSection, designSection, mySection]
