import { civilDate, formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Callout, Row, Rows } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice, TextField } from '../../../ui/fields.tsx'
import type { ListingDetail, OwnPledge } from '../contract.ts'
import { leastPledgeFen } from '../exchange.ts'
import { moneySourceLabels } from '../../project/labels.ts'
import { pledgeStateLabels } from '../labels.ts'
import type { Givers } from '../server/queries/overview.ts'
import { formErrors } from './form-errors.tsx'
import { listingWords } from './listing-words.ts'
import { paths } from './paths.ts'

export interface PledgePanelProps {
  request: PageRequest
  listing: ListingDetail
  givers: Givers
  /** what the reader's organisations promised here */
  own: readonly OwnPledge[]
}

const short = (fen: number) => formatFen(fen, { kind: 'short' })

/** What may be done here now: pledge, or why not; and what the reader's organisations pledged already. */
export function PledgePanel(props: PledgePanelProps) {
  const { request, listing, own } = props
  const standing = standingOf(listing, request.ctx.now)
  return (
    <>
      {own.length > 0 && <Yours request={request} own={own} />}
      {standing === 'open' ? <Open {...props} /> : <Over request={request} listing={listing} standing={standing} />}
    </>
  )
}

export type Standing = 'open' | 'full' | 'closed' | 'callPays'

/** Whether it takes pledges, whoever reads; else why it does not. */
export function standingOf({ state, callPays, closesOn }: ListingDetail, now: Date): Standing {
  if (state !== 'open') return state
  if (callPays) return 'callPays'
  return closesOn < civilDate(now) ? 'closed' : 'open'
}

function Over({ request: { lang, link }, listing, standing }: OverProps) {
  const words = listingWords[lang]
  return (
    <Callout tone={standing === 'closed' ? 'info' : 'go'} title={words[standing]}>
      <p>{words[`${standing}Text`]}</p>
      <Actions fill>
        <ButtonLink kind="primary" href={link(paths.project(listing.code))}>
          {words.seeProject}
        </ButtonLink>
        <ButtonLink href={link(paths.list)}>{words.seeOthers}</ButtonLink>
      </Actions>
    </Callout>
  )
}

interface OverProps extends Pick<PledgePanelProps, 'request' | 'listing'> {
  standing: Exclude<Standing, 'open'>
}

function Open(props: PledgePanelProps) {
  const { request, listing, givers } = props
  const { lang, ctx } = request
  const words = listingWords[lang]
  return (
    <section className="card no-print" id="pledge" aria-labelledby="pledge-title">
      <h2 id="pledge-title" className="card-title">
        {words.pledge}
      </h2>
      <p>
        <b>{words.open(short(listing.gapFen))}</b>
      </p>
      <p className="small soft">{words.openText(formatDate(listing.closesOn, lang))}</p>
      {ctx.actor.personId === null ? (
        <SignIn request={request} listing={listing} />
      ) : givers.givers.length > 0 ? (
        <PledgeForm {...props} />
      ) : (
        <Register request={request} others={givers.others} />
      )}
    </section>
  )
}

function SignIn({ request: { lang, link }, listing }: Pick<PledgePanelProps, 'request' | 'listing'>) {
  const words = listingWords[lang]
  return (
    <>
      <p>{words.signInText}</p>
      <ButtonLink kind="primary" wide href={link(paths.signIn(link(paths.listing(listing.code))))}>
        {words.signIn}
      </ButtonLink>
      <Binds lang={lang} />
    </>
  )
}

/** Who acts for nobody that could pay is told how to get there. */
function Register({ request: { lang, link }, others }: { request: PageRequest; others: boolean }) {
  const words = listingWords[lang]
  return (
    <>
      <p>
        <b>{others ? words.noGiver : words.noCompany}</b>
      </p>
      <p>{others ? words.noGiverText : words.noCompanyText}</p>
      <ButtonLink kind="primary" wide href={link(paths.registerOrganisation)}>
        {words.register}
      </ButtonLink>
    </>
  )
}

function PledgeForm({ request, listing, givers }: PledgePanelProps) {
  const { lang } = request
  const words = listingWords[lang]
  const able = givers.givers.filter(({ id }) => id !== listing.organisation.id)
  const errors = formErrors(request)
  const wrong = { organisation: errors.of('organisationId'), amount: errors.of('amountFen') }
  if (able.length === 0) return <p>{words.delivers}</p>
  return (
    <PageForm request={request} action={paths.listing(listing.code)}>
      <Choice
        name="organisationId"
        label={words.for}
        required
        {...(wrong.organisation && { error: wrong.organisation })}
        value={postedText(request, 'organisationId') || (able.length === 1 ? (able[0]?.id ?? '') : '')}
        options={able.map(({ id, name, source }) => ({
          value: id,
          label: name,
          hint: words.counted(moneySourceLabels[source][lang]),
        }))}
      />
      <TextField
        name="amountFen"
        label={words.amount}
        required
        short
        unit={words.yuan}
        inputMode="decimal"
        enterKey="send"
        maxLength={20}
        hint={amountHint(listing.gapFen, lang)}
        {...(wrong.amount && { error: wrong.amount })}
        value={postedText(request, 'amountFen')}
      />
      <Binds lang={lang} />
      <SubmitOnce>
        <Button kind="primary" wide>
          {words.send}
        </Button>
      </SubmitOnce>
    </PageForm>
  )
}

/** From how much to how much; where less than the least is missing, that alone. */
function amountHint(gapFen: number, lang: Lang): string {
  const words = listingWords[lang]
  return gapFen <= leastPledgeFen
    ? words.lastShare(short(gapFen))
    : words.amountHint(short(leastPledgeFen), short(gapFen))
}

/** What one agrees to, before one does. */
function Binds({ lang }: { lang: Lang }) {
  const words = listingWords[lang]
  return (
    <div className="stack-tight small">
      <p>
        <b>{words.binds}</b>
      </p>
      {words.bindsList.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </div>
  )
}

function Yours({ request: { lang, link }, own }: Pick<PledgePanelProps, 'request' | 'own'>) {
  const words = listingWords[lang]
  return (
    <section className="card no-print" aria-labelledby="yours-title">
      <h2 id="yours-title" className="card-title">
        {words.yours}
      </h2>
      <Rows>
        {own.map(({ id, organisation, amountFen, state, can }) => (
          <Row
            key={id}
            title={short(amountFen)}
            {...(can.withdraw === null && {
              end: (
                <ButtonLink
                  href={link(paths.withdraw(id))}
                  label={words.withdrawOf(organisation.name, short(amountFen))}
                >
                  {words.withdraw}
                </ButtonLink>
              ),
            })}
          >
            {organisation.name} · {pledgeStateLabels[state][lang]}
          </Row>
        ))}
      </Rows>
    </section>
  )
}
