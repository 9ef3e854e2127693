import { civilDate, formatDate } from '../../base/clock.ts'
import type { Slot } from '../../base/context.ts'
import { formatFen } from '../../base/money.ts'
import type { HomeSlot, HomeSubject } from '../../portal/home.tsx'
import { OwnRows } from '../../portal/own-rows.tsx'
import { Actions, ButtonLink } from '../../ui/button.tsx'
import { Block, Callout, Row, Rows } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { ProjectState } from '../project/project.ts'
import { isOpen } from './agreement.ts'
import { agreementStateLabels } from './labels.ts'
import { paths } from './portal/paths.ts'
import { slotWords } from './portal/slot-words.ts'
import { agreementOfProject, agreementsOfMine, type OfProject, type OwnAgreement } from './server/queries/overview.ts'
import { agreementTones } from './state-tones.ts'

const short = (fen: number) => formatFen(fen, { kind: 'short' })

/** What a project's page passes in. */
interface ProjectSubject extends HomeSubject {
  id: string
  state: ProjectState
}

interface Agreed {
  subject: ProjectSubject
  agreement: OfProject | null
}

/** On a project's page: what was agreed, once it stands. Before that it is between the parties. */
const statement: Slot<ProjectSubject, Agreed> = {
  slot: 'project.delivery',
  order: 20,
  load: async (ctx, subject) => {
    const early = subject.state === 'pooled' || subject.state === 'refining' || subject.state === 'signing'
    return { subject, agreement: early ? null : await agreementOfProject(ctx, subject.id) }
  },
  view: ({ subject: { lang, link }, agreement }) => {
    if (!agreement || !isOpen(agreement.state)) return null
    const words = slotWords[lang]
    const { code, state, concludedAt, parties, grantFen } = agreement
    const day = concludedAt ? formatDate(civilDate(concludedAt), lang) : ''
    return (
      <Block title={words.section} id="agreement">
        <Rows>
          <Row
            title={code}
            href={link(paths.agreement(code))}
            end={<Chip tone={agreementTones[state]}>{agreementStateLabels[state][lang]}</Chip>}
          >
            {state === 'ended' ? words.ended(short(grantFen)) : words.statement(day, parties, short(grantFen))}
          </Row>
        </Rows>
      </Block>
    )
  },
}

/** On a project's page, for the parties: it is theirs to seal or to compare. */
const nextStep: Slot<ProjectSubject, Agreed> = {
  slot: 'project.next',
  order: 20,
  load: async (ctx, subject) => {
    const asked = subject.state === 'signing' && ctx.actor.personId !== null
    return { subject, agreement: asked ? await agreementOfProject(ctx, subject.id) : null }
  },
  view: ({ subject: { lang, link }, agreement }) => {
    if (!agreement?.mine) return null
    const words = slotWords[lang]
    const { title, text, act, waits } = stepOf(agreement, lang)
    return (
      <div className="no-print">
        <Callout tone={waits ? 'act' : 'info'} title={title}>
          {text && <p>{text}</p>}
          <Actions>
            <ButtonLink kind={waits ? 'primary' : 'plain'} href={link(paths.agreement(agreement.code))}>
              {act ?? words.see}
            </ButtonLink>
          </Actions>
        </Callout>
      </div>
    )
  },
}

/** What the reader's own parties have to do about it now. */
function stepOf({ state, waits }: Pick<OwnAgreement, 'state' | 'waits'>, lang: HomeSubject['lang']) {
  const words = slotWords[lang]
  if (waits && state === 'drawn') return { title: words.seal, text: words.sealText, act: words.toSeal, waits: true }
  if (waits && state === 'scanned')
    return { title: words.confirm, text: words.confirmText, act: words.toConfirm, waits: true }
  return { title: words.waits, text: null, act: null, waits: false }
}

interface Mine {
  home: HomeSubject
  own: readonly OwnAgreement[]
}

/** 我们单位的协议: what waits for us first. */
const mySection: HomeSlot<Mine> = {
  slot: 'me.section',
  order: 38,
  load: async (ctx, home) => ({ home, own: await agreementsOfMine(ctx) }),
  view: ({ home, own }) => {
    if (own.length === 0) return null
    return (
      <Block title={slotWords[home.lang].mine} id="agreements">
        <OwnRows
          home={home}
          rows={own.map((agreement) => (
            <OwnRow key={agreement.code} own={agreement} home={home} />
          ))}
        />
      </Block>
    )
  },
}

function OwnRow({ own, home: { lang, link } }: { own: OwnAgreement; home: HomeSubject }) {
  const words = slotWords[lang]
  const { code, title, state, grantFen } = own
  const href = link(paths.agreement(code))
  const { act } = stepOf(own, lang)
  return (
    <Row
      title={title}
      href={href}
      {...(act && {
        end: (
          <ButtonLink kind="primary" href={href} label={words.about(act, title)}>
            {act}
          </ButtonLink>
        ),
      })}
    >
      <Chip tone={agreementTones[state]}>{agreementStateLabels[state][lang]}</Chip> {words.grant(short(grantFen))} ·{' '}
      {code}
    </Row>
  )
}

export const agreementSlots: Slot<never, unknown>[] = [statement, nextStep, mySection]
