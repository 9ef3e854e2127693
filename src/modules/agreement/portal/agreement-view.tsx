import { civilDate, formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Beside, Block, Callout, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Code, Facts } from '../../../ui/facts.tsx'
import { Breadcrumb, Steps } from '../../../ui/navigation.tsx'
import { Photos } from '../../../ui/photos.tsx'
import { type AgreementState, isOpen } from '../agreement.ts'
import type { AgreementDetail } from '../contract.ts'
import { agreementStateLabels } from '../labels.ts'
import { agreementTones } from '../state-tones.ts'
import { ConfirmForms, ScanForm } from './act-forms.tsx'
import { agreementWords } from './agreement-words.ts'
import { formErrors, Refused } from './form-errors.tsx'
import { Parties } from './parties.tsx'
import { paths } from './paths.ts'
import { StandingCallout } from './standing.tsx'
import { Terms } from './terms.tsx'

interface ViewProps {
  request: PageRequest
  agreement: AgreementDetail
}

const short = (fen: number) => formatFen(fen, { kind: 'short' })

/** which of the five steps is next; past the last once all of them are done */
const stepAt: Readonly<Record<AgreementState, number | null>> = {
  drawn: 0,
  scanned: 3,
  concluded: 5,
  void: null,
  ended: null,
}

/** An agreement's page: what the reader has to do, the sealed paper for those inside, and what was agreed for everybody. */
export function AgreementView({ request, agreement }: ViewProps) {
  const { lang, link } = request
  const { project, state, inside } = agreement
  const words = agreementWords[lang]
  const step = stepAt[state]
  return (
    <>
      <Breadcrumb
        items={[
          { text: words.crumb, href: link(paths.projects) },
          { text: project.title, href: link(paths.project(project.code)) },
          { text: words.short },
        ]}
      />
      <Beside
        first={
          <>
            <Chips>
              <Chip tone={agreementTones[state]}>{agreementStateLabels[state][lang]}</Chip>
            </Chips>
            <h1>{words.title(project.title)}</h1>
            <Done request={request} />
            <Refused request={request} errors={formErrors(request)} />
            <StandingCallout agreement={agreement} lang={lang} />
          </>
        }
        aside={<AgreementFacts request={request} agreement={agreement} />}
        rest={
          inside && (
            <div className="stack beside-form">
              {!isOpen(state) && step !== null && (
                <div className="no-print">
                  <Steps items={words.steps} current={step} many />
                </div>
              )}
              {state === 'drawn' && <ScanForm request={request} agreement={agreement} />}
              <Scans request={request} agreement={agreement} />
              {state === 'scanned' && <ConfirmForms request={request} agreement={agreement} />}
            </div>
          )
        }
      />
      <Block title={words.parties} id="parties">
        <Parties agreement={agreement} lang={lang} link={link} />
      </Block>
      <Block title={words.agreed} id="terms">
        <Terms agreement={agreement} lang={lang} link={link} />
      </Block>
    </>
  )
}

/** What has just been done, after the redirect that followed it. */
function Done({ request: { query, lang } }: Pick<ViewProps, 'request'>) {
  const done = query.get('done') ?? ''
  const words = agreementWords[lang].done
  return Object.hasOwn(words, done) ? (
    <Callout announce title={words[done as keyof typeof words]}>
      {null}
    </Callout>
  ) : null
}

function AgreementFacts({ request: { lang, link }, agreement }: ViewProps) {
  const words = agreementWords[lang]
  const { code, project, startsOn, endsOn, budgetFen, ownFen, grantFen, drawnAt, checkCode, inside, state } = agreement
  return (
    <Card>
      <Facts
        items={[
          { term: words.code, value: <Code>{code}</Code> },
          {
            term: words.project,
            value: (
              <a href={link(paths.project(project.code))}>
                {project.title} <Code>{project.code}</Code>
              </a>
            ),
          },
          { term: words.term, value: words.to(formatDate(startsOn, lang), formatDate(endsOn, lang)) },
          { term: words.grant, value: <b>{short(grantFen)}</b> },
          ...(ownFen > 0 ? [{ term: words.own, value: short(ownFen) }] : []),
          { term: words.budget, value: short(budgetFen) },
          { term: words.drawnOn, value: formatDate(civilDate(new Date(drawnAt)), lang) },
          { term: words.checkCode, value: <Code>{checkCode}</Code> },
        ]}
      />
      <p className="small soft">{words.checkCodeText}</p>
      {inside && (
        <p className="no-print">
          <ButtonLink kind={state === 'drawn' ? 'primary' : 'plain'} wide href={link(paths.paper(code))} download>
            {words.download}
          </ButtonLink>
        </p>
      )}
    </Card>
  )
}

/** The sealed paper, page by page, for those inside. */
function Scans({ request: { lang }, agreement: { scans, state } }: ViewProps) {
  if (scans.length === 0) return null
  const words = agreementWords[lang]
  const photos = scans.filter(({ kind }) => kind === 'photo')
  const papers = scans.filter(({ kind }) => kind === 'document')
  return (
    <section aria-labelledby="scans-title" className="stack">
      <h2 id="scans-title">{state === 'drawn' ? words.scansBefore : words.scans}</h2>
      <p className="small soft">{words.scansText}</p>
      {papers.length > 0 && (
        <ul className="links">
          {papers.map(({ id, name }) => (
            <li key={id}>
              <a href={paths.file(id)}>{name ?? words.paper}</a>
            </li>
          ))}
        </ul>
      )}
      {photos.length > 0 && (
        <div>
          <Photos
            items={photos.map(({ id }, index) => ({
              ...{ src: paths.thumb(id), href: paths.file(id), alt: words.page(index + 1) },
            }))}
          />
        </div>
      )}
    </section>
  )
}
