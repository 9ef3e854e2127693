import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice } from '../../../ui/fields.tsx'
import { joinProblem as joinContract } from '../contract.ts'
import { joinProblem } from '../server/commands/stage.ts'
import type { OpenProblem } from '../contract.ts'
import { openProblems } from '../server/queries/overview.ts'
import { codeOf } from './design-page.tsx'
import { designWords } from './design-words.ts'
import { formErrors, Refused, whyNot } from './form-errors.tsx'
import { Narrow } from './narrow.tsx'
import { paths } from './paths.ts'
import { steeredDesign } from './steering.ts'
import { teamWords } from './team-words.ts'

/** What tells an adopted problem from the next: its code, where it is, how many have it. */
export function aboutProblem(problem: OpenProblem, neighbours: (count: number) => string): string {
  const { code, street, community, supportCount } = problem
  const place = [street?.name, community?.name].filter(Boolean).join(' · ')
  return [code, place, supportCount > 0 ? neighbours(supportCount) : ''].filter(Boolean).join(' · ')
}

async function problemsPage(request: PageRequest): Promise<PageAnswer> {
  const { ctx, lang, link } = request
  const design = await steeredDesign(request)
  const near = { communityId: design.community?.id ?? null, streetId: design.street?.id ?? null }
  const open = await openProblems(ctx, near)
  const words = teamWords[lang]
  const errors = formErrors(request)
  const why = whyNot(design.can.joinProblem, lang)
  const body = (
    <Narrow request={request} title={words.problemsTitle} lead={words.problemsLead} design={design}>
      <Refused request={request} errors={errors} />
      {open.length === 0 ? (
        <EmptyState
          title={words.problemsNone}
          actions={<ButtonLink href={link(paths.design(design.code))}>{designWords[lang].crumb}</ButtonLink>}
        />
      ) : (
        <PageForm request={request}>
          <Choice
            name="problemCode"
            label={words.whichProblem}
            error={errors.of('problemCode')}
            required
            value={postedText(request, 'problemCode')}
            options={open.map((problem) => ({
              value: problem.code,
              label: problem.title || problem.code,
              hint: aboutProblem(problem, words.neighbours),
            }))}
          />
          <p className="small soft">{words.sure}</p>
          <SubmitOnce>
            <Button kind="primary" {...(why && { why })}>
              {words.join}
            </Button>
          </SubmitOnce>
        </PageForm>
      )}
    </Narrow>
  )
  return { kind: 'page', private: true, title: words.problemsTitle, nav: 'designs', body }
}

export const problemsRoute: PortalRoute = {
  path: '/designs/:code/problems',
  access: 'signed-in',
  get: problemsPage,
  async post(request) {
    const { problemCode } = request.form
    const { code } = await joinProblem(request.ctx, formInput(joinContract, { code: codeOf(request), problemCode }))
    return redirect(request.link(paths.done(code, 'problem')))
  },
}
