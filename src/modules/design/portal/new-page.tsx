import { reachOf } from '../../../base/access.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Callout, EmptyState, Row, Rows } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice } from '../../../ui/fields.tsx'
import { openDesign as openContract } from '../contract.ts'
import { openDesign } from '../server/commands/stage.ts'
import { actingChoices, adoptedProblem, type OrganisationChoice } from '../server/queries/choices.ts'
import type { OpenProblem } from '../contract.ts'
import { openProblems } from '../server/queries/overview.ts'
import { formErrors, Refused } from './form-errors.tsx'
import { Narrow } from './narrow.tsx'
import { paths } from './paths.ts'
import { aboutProblem } from './problems-page.tsx'
import { teamWords } from './team-words.ts'
import { WordsFields } from './text-page.tsx'

/** The problem it is for, in the address or kept by the form that was refused. */
function problemIn(request: PageRequest): string {
  return (postedText(request, 'problemCodes') || (request.query.get('problem') ?? '')).trim().slice(0, 40)
}

async function newPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang } = request
  const words = teamWords[lang]
  const typed = problemIn(request)
  const [problem, acting, open] = await Promise.all([adoptedProblem(ctx, typed), actingChoices(ctx), openProblems(ctx)])
  const begins = problem !== null && (!problem.taken || request.error !== undefined)
  const title = begins ? words.newFor : words.newTitle
  const staff = reachOf(ctx.actor, 'design.open').length > 0
  const body = (
    <Narrow request={request} title={title} {...(!begins && { lead: words.newLead })}>
      {problem?.taken && !request.error && <Taken request={request} code={problem.code} />}
      {typed !== '' && problem === null && <Callout tone="wait">{words.notOpen}</Callout>}
      {begins ? (
        <Begin request={request} problem={problem} acting={acting} staff={staff} />
      ) : (
        <ChooseProblem request={request} open={open} />
      )}
    </Narrow>
  )
  return { kind: 'page', private: true, title, nav: 'designs', body }
}

function Taken({ request: { lang, link }, code }: { request: PageRequest; code: string }) {
  const words = teamWords[lang]
  return (
    <Callout tone="info" title={words.taken}>
      <p>
        <a href={link(paths.design(code))}>{words.takenGo}</a>
      </p>
    </Callout>
  )
}

function ChooseProblem({ request: { lang, link }, open }: { request: PageRequest; open: readonly OpenProblem[] }) {
  const words = teamWords[lang]
  if (open.length === 0) {
    return (
      <EmptyState
        title={words.newNone}
        actions={
          <ButtonLink kind="primary" href={link(paths.list)}>
            {words.see}
          </ButtonLink>
        }
      >
        {words.newNoneWhy}
      </EmptyState>
    )
  }
  return (
    <>
      <p>{words.newChoose}</p>
      <Rows>
        {open.map((problem) => (
          <Row key={problem.code} title={problem.title || problem.code} href={link(paths.newFor(problem.code))}>
            {aboutProblem(problem, words.neighbours)}
          </Row>
        ))}
      </Rows>
    </>
  )
}

interface BeginProps {
  request: PageRequest
  problem: { code: string; title: string }
  acting: readonly OrganisationChoice[]
  /** may open designs somewhere: the server decides whether here */
  staff: boolean
}

function Begin({ request, problem, acting, staff }: BeginProps) {
  const { lang, link } = request
  const words = teamWords[lang]
  const errors = formErrors(request)
  const options = [
    ...acting.map(({ id, name }) => ({ value: id, label: name })),
    ...(staff ? [{ value: '', label: words.asStaff }] : []),
  ]
  return (
    <>
      <p>
        <a href={link(paths.problem(problem.code))}>{problem.title || problem.code}</a>
      </p>
      {options.length === 0 ? (
        <EmptyState
          title={words.nobody}
          actions={
            <Actions>
              <ButtonLink kind="primary" href={link(paths.registerOrganisation)}>
                {words.register}
              </ButtonLink>
              <ButtonLink href={link(paths.list)}>{words.see}</ButtonLink>
            </Actions>
          }
        >
          {words.nobodyWhy}
        </EmptyState>
      ) : (
        <>
          <Refused request={request} errors={errors} />
          <PageForm request={request}>
            <input type="hidden" name="problemCodes" value={problem.code} />
            <WordsFields request={request} errors={errors} />
            <Choice
              name="organisationId"
              label={words.whoTitle}
              error={errors.of('organisationId')}
              required
              value={postedText(request, 'organisationId') || (options[0]?.value ?? '')}
              options={options}
            />
            <p className="small soft">{words.beginAfter}</p>
            <SubmitOnce>
              <Button kind="primary" wide>
                {words.begin}
              </Button>
            </SubmitOnce>
          </PageForm>
        </>
      )}
    </>
  )
}

export const newRoute: PortalRoute = {
  path: paths.new,
  access: 'signed-in',
  get: newPage,
  async post(request) {
    const { title, summary, organisationId } = request.form
    const problemCodes = [postedText(request, 'problemCodes')]
    const input = formInput(openContract, { title, summary, organisationId, problemCodes })
    const { code } = await openDesign(request.ctx, input)
    return redirect(request.link(paths.done(code, 'opened')))
  },
}
