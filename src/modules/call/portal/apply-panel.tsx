import type { PageRequest } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Row, Rows } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice } from '../../../ui/fields.tsx'
import { partLabels } from '../../design/labels.ts'
import type { CallDetail } from '../contract.ts'
import { applicationStateLabels } from '../labels.ts'
import type { Applicable } from '../server/queries/overview.ts'
import { applicationTones } from '../state-tones.ts'
import { callWords } from './call-words.ts'
import { formErrors, Refused } from './form-errors.tsx'
import { paths } from './paths.ts'

export interface ApplyProps {
  request: PageRequest
  call: CallDetail
  /** what organisations of the reader drive or lead */
  designs: readonly Applicable[]
  /** the reader belongs to a verified organisation */
  member: boolean
}

/** The way in: with which design, for which organisation; or what is missing, and where to get it. */
export function ApplyPanel(props: ApplyProps) {
  const { request, call } = props
  const { lang, link } = request
  const words = callWords[lang]
  const here = props.designs.filter(({ application }) => application?.callCode === call.code)
  const closed = call.can.apply?.code === 'call.closed'
  if (closed && here.length === 0) return null
  return (
    <section className="card no-print" id="apply" aria-labelledby="apply-title">
      <h2 id="apply-title" className="card-title">
        {here.length > 0 ? words.yours : words.how}
      </h2>
      {here.length > 0 && <Yours request={request} designs={here} />}
      {closed ? (
        <p className="soft">{words.closed}</p>
      ) : call.can.apply ? (
        <>
          <p>{words.howText}</p>
          <ButtonLink kind="primary" wide href={link(paths.signIn(link(paths.call(call.code))))}>
            {words.signIn}
          </ButtonLink>
        </>
      ) : (
        <Begin {...props} />
      )}
      {!closed && <p className="small soft">{words.questionsTo(call.platform.name)}</p>}
    </section>
  )
}

function Yours({ request: { lang, link }, designs }: Pick<ApplyProps, 'request' | 'designs'>) {
  const words = callWords[lang]
  return (
    <Rows>
      {designs.flatMap(({ code, title, application }) => {
        if (!application) return []
        const { id, state } = application
        const writes = state === 'draft' || state === 'returned'
        return (
          <Row
            key={code}
            title={title}
            href={link(paths.application(id))}
            end={
              <ButtonLink kind={writes ? 'primary' : 'plain'} href={link(paths.application(id))}>
                {writes ? words.go : words.see}
              </ButtonLink>
            }
          >
            <Chip tone={applicationTones[state]}>{applicationStateLabels[state][lang]}</Chip>
          </Row>
        )
      })}
    </Rows>
  )
}

/** as one value of a choice: which design, and for whom */
const valueOf = ({ code, organisationId }: Applicable) => `${code}/${organisationId}`

/** What was chosen, as the contract takes it. */
export function chosenOf(request: PageRequest): { designCode: string; organisationId: string } {
  const [designCode = '', organisationId = ''] = postedText(request, 'with').split('/')
  return { designCode, organisationId }
}

function Begin({ request, call, designs, member }: ApplyProps) {
  const { lang } = request
  const words = callWords[lang]
  const free = designs.filter(({ state, application }) => state === 'ready' && application === null)
  const later = designs.filter(({ state, application }) => state === 'forming' || isElsewhere(application, call))
  const errors = formErrors(request)
  const wrong = errors.of('organisationId') ?? errors.of('designCode')
  if (designs.length === 0) return <Missing request={request} member={member} />
  const options = free.map((each) => ({
    value: valueOf(each),
    label: each.title,
    hint: [
      words.choiceHint(each.organisation, partLabels[each.part][lang]),
      call.rules.organisationKinds.includes(each.kind) ? '' : words.notKind,
    ]
      .filter(Boolean)
      .join(words.sep),
  }))
  return (
    <>
      {free.length > 0 && (
        <>
          <Refused request={request} errors={{ ...errors, all: [] }} />
          <PageForm request={request}>
            <Choice
              name="with"
              label={words.choose}
              required
              {...(wrong && { error: wrong })}
              value={postedText(request, 'with') || (options[0]?.value ?? '')}
              options={options}
            />
            <SubmitOnce>
              <Button kind="primary" wide>
                {words.begin}
              </Button>
            </SubmitOnce>
            <p className="small soft">{words.beginText}</p>
          </PageForm>
        </>
      )}
      {later.length > 0 && (
        <>
          <h3 className="small soft">{words.otherDesigns}</h3>
          <Later request={request} designs={later} />
        </>
      )}
    </>
  )
}

function isElsewhere(application: Applicable['application'], call: CallDetail): boolean {
  return application !== null && application.callCode !== call.code
}

/** Designs that may not apply here yet, each with what is to be done first. */
function Later({ request: { lang, link }, designs }: Pick<ApplyProps, 'request' | 'designs'>) {
  const words = callWords[lang]
  return (
    <Rows>
      {designs.map(({ code, title, application }) => (
        <Row
          key={code}
          title={title}
          href={link(application ? paths.application(application.id) : paths.design(code))}
          {...(!application && { end: <ButtonLink href={link(paths.design(code))}>{words.toDesign}</ButtonLink> })}
        >
          {application ? words.elsewhere(application.callTitle) : words.forming}
        </Row>
      ))}
    </Rows>
  )
}

function Missing({ request: { lang, link }, member }: Pick<ApplyProps, 'request' | 'member'>) {
  const words = callWords[lang]
  return (
    <>
      <p>
        <b>{member ? words.noDesign : words.noOrganisation}</b>
      </p>
      <p>{member ? words.noDesignText : words.noOrganisationText}</p>
      <Actions fill>
        <ButtonLink kind="primary" href={link(member ? paths.newDesign : paths.registerOrganisation)}>
          {member ? words.newDesign : words.register}
        </ButtonLink>
        <ButtonLink href={link(paths.designs)}>{words.seeDesigns}</ButtonLink>
      </Actions>
    </>
  )
}
