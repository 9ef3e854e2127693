import type { PageRequest } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { refusalText } from '../../../portal/refusal-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout, Card } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import type { ProblemDetail } from '../contract.ts'
import { fieldLabels, refusalLabels } from '../labels.ts'
import { formErrors } from './form-errors.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

/** "Me too" instead of the same report twice; only for what is public and still goes on. */
export function MeToo({ request, problem }: { request: PageRequest; problem: ProblemDetail }) {
  const { lang, query } = request
  const words = listWords[lang]
  const joined = query.get('joined')
  const goesOn = problem.review === 'published' && !['closed', 'merged', 'withdrawn'].includes(problem.state)
  if (!goesOn) return null
  return (
    <div id="me-too">
      <Card title={problem.supportCount > 0 ? words.neighbours(problem.supportCount) : words.meTooTitle} level={2}>
        {joined === null ? (
          <MeTooForm request={request} problem={problem} />
        ) : (
          <Callout announce>
            {words.counted(problem.supportCount)}
            {joined === 'told' && words.willHear}
          </Callout>
        )}
      </Card>
    </div>
  )
}

function MeTooForm({ request, problem }: { request: PageRequest; problem: ProblemDetail }) {
  const { lang, error } = request
  const words = listWords[lang]
  const errors = formErrors(request, fieldLabels)
  const refused = error && errors.all.length === 0 ? refusalText(error, lang, refusalLabels) : undefined
  return (
    <>
      <p>{words.meTooText}</p>
      <ErrorSummary errors={errors.all} title={refused} />
      <PageForm request={request} action={paths.problem(problem.code)}>
        <TextField
          name="contact"
          label={words.contact}
          hint={words.contactHint}
          error={errors.of('contact')}
          value={postedText(request, 'contact')}
          autoComplete="tel"
          enterKey="done"
          maxLength={120}
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.meToo}
          </Button>
        </SubmitOnce>
      </PageForm>
    </>
  )
}
