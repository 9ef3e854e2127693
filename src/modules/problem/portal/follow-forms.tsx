import type { ReactNode } from 'react'
import type { Refusal } from '../../../base/refusal.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { refusalText } from '../../../portal/refusal-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Block, Card } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import type { Followed } from '../contract.ts'
import { fieldLabels, refusalLabels, reporterActionLabels } from '../labels.ts'
import { type Act, actField } from './follow-acts.ts'
import { followWords } from './follow-words.ts'
import { formErrors } from './form-errors.ts'
import { promisedDays } from './standing.ts'

interface Held {
  request: PageRequest
  followed: Followed
  secret: string
}

/** One act of the reporter: its own form, with the secret and the act hidden in it. */
function ActForm({
  request,
  secret,
  act,
  children,
}: {
  request: PageRequest
  secret: string
  act: Act
  children: ReactNode
}) {
  return (
    <PageForm request={request} id={act}>
      <input type="hidden" name="s" value={secret} />
      <input type="hidden" name={actField} value={act} />
      {children}
    </PageForm>
  )
}

function wasPosted(request: PageRequest, act: Act): boolean {
  return request.error !== undefined && postedText(request, actField) === act
}

/** Refused for its state alone: then the step is not shown at all, since the top of the page says where it stands. */
function isOutOfPlace(refusal: Refusal): boolean {
  return (
    refusal !== null &&
    ['state.not-possible', 'problem.reporter-only', 'problem.text-published', 'problem.text-final'].includes(
      refusal.code,
    )
  )
}

/** What went wrong with the form just sent. */
function Wrong({ request, act }: { request: PageRequest; act: Act }) {
  if (!wasPosted(request, act)) return null
  const errors = formErrors(request, fieldLabels)
  const title =
    errors.all.length === 0 && request.error ? refusalText(request.error, request.lang, refusalLabels) : undefined
  return <ErrorSummary errors={errors.all} title={title} />
}

/** 办得怎么样: solved, or not and why. The one question this page asks. */
export function Feedback({ request, followed, secret }: Held) {
  const { can } = followed
  if (isOutOfPlace(can.confirm) && isOutOfPlace(can.reopen)) return null
  const words = followWords[request.lang]
  return (
    <Block title={words.feedback} id="feedback">
      <Card>
        <p>{words.feedbackLead}</p>
        <Wrong request={request} act="confirm" />
        {!isOutOfPlace(can.confirm) && (
          <ActForm request={request} secret={secret} act="confirm">
            <SubmitOnce>
              <Button kind="primary" wide>
                {words.confirm}
              </Button>
            </SubmitOnce>
          </ActForm>
        )}
        {!isOutOfPlace(can.reopen) && <Reopen request={request} followed={followed} secret={secret} />}
      </Card>
    </Block>
  )
}

function Reopen({ request, followed: { can }, secret }: Held) {
  const { lang, ctx } = request
  const words = followWords[lang]
  const open = wasPosted(request, 'reopen')
  if (can.reopen) return <p className="soft">{refusalText(can.reopen, lang, refusalLabels)}</p>
  return (
    <Unfold button open={open} summary={reporterActionLabels.reopen?.[lang]}>
      <Wrong request={request} act="reopen" />
      <ActForm request={request} secret={secret} act="reopen">
        <TextArea
          name="reason"
          label={words.reopenReason}
          hint={words.reopenHint}
          error={open ? formErrors(request, fieldLabels).of('reason') : undefined}
          required
          value={open ? postedText(request, 'reason') : ''}
          rows={3}
          maxLength={500}
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.reopenSubmit}
          </Button>
        </SubmitOnce>
        <p className="small soft">{words.reopenPromise(promisedDays(ctx.now))}</p>
      </ActForm>
    </Unfold>
  )
}

/** Mending the text before it is public; open at once when it was withheld. */
export function EditForm({ request, followed: { can, original, problem }, secret }: Held) {
  const { lang } = request
  if (can.edit || !original) return null
  const words = followWords[lang]
  const posted = wasPosted(request, 'edit')
  const errors = formErrors(request, fieldLabels)
  return (
    <Unfold open={posted || problem.review === 'withheld'} summary={reporterActionLabels.edit?.[lang]}>
      <Wrong request={request} act="edit" />
      <ActForm request={request} secret={secret} act="edit">
        <TextField
          name="title"
          label={words.editTitle}
          error={posted ? errors.of('title') : undefined}
          required
          value={posted ? postedText(request, 'title') : original.title}
          maxLength={60}
        />
        <TextArea
          name="description"
          label={words.editDetail}
          error={posted ? errors.of('description') : undefined}
          value={posted ? postedText(request, 'description') : original.description}
          maxLength={2000}
        />
        <SubmitOnce>
          <Button>{words.editSubmit}</Button>
        </SubmitOnce>
      </ActForm>
    </Unfold>
  )
}

/** Taking it back is told in full before it is done: it cannot be undone. */
export function WithdrawForm({ request, followed: { can }, secret }: Held) {
  const { lang } = request
  if (can.withdraw) return null
  const words = followWords[lang]
  return (
    <Unfold open={wasPosted(request, 'withdraw')} summary={words.withdraw}>
      <p>{words.withdrawText}</p>
      <Wrong request={request} act="withdraw" />
      <ActForm request={request} secret={secret} act="withdraw">
        <SubmitOnce>
          <Button kind="seal">{words.withdrawSubmit}</Button>
        </SubmitOnce>
      </ActForm>
    </Unfold>
  )
}

/**
 * Taking out one's own words while the matter goes on; where that is because others have joined, it is said why the
 * matter cannot be taken back.
 */
export function EraseForm({ request, followed: { can }, secret }: Held) {
  const { lang } = request
  if (can.erase) return null
  const words = followWords[lang]
  return (
    <Unfold open={wasPosted(request, 'erase')} summary={words.erase}>
      {can.withdraw?.code === 'problem.withdraw-joined' && <p>{refusalText(can.withdraw, lang, refusalLabels)}</p>}
      <p>{words.eraseText}</p>
      <Wrong request={request} act="erase" />
      <ActForm request={request} secret={secret} act="erase">
        <SubmitOnce>
          <Button kind="seal">{words.eraseSubmit}</Button>
        </SubmitOnce>
      </ActForm>
    </Unfold>
  )
}

/** Where messages go, and how to stop them: taken back as easily as given (PIPL §15). */
export function ContactLine({ request, followed: { contactMasked }, secret }: Held) {
  const words = followWords[request.lang]
  if (!contactMasked) return <p className="soft">{words.contactNone}</p>
  return (
    <Unfold summary={words.contactKnown(contactMasked)}>
      <p>{words.unfollowText}</p>
      <ActForm request={request} secret={secret} act="unfollow">
        <SubmitOnce>
          <Button>{words.unfollow}</Button>
        </SubmitOnce>
      </ActForm>
    </Unfold>
  )
}

/** Sends the link again to whoever left a contact: the code alone does not open what is theirs. */
export function LostLink({ request }: { request: PageRequest }) {
  const words = followWords[request.lang]
  const error = wasPosted(request, 'link') ? formErrors(request, fieldLabels).of('contact') : undefined
  return (
    <Unfold summary={words.lost} open={wasPosted(request, 'link')}>
      <p className="soft">{words.lostText}</p>
      <Wrong request={request} act="link" />
      <ActForm request={request} secret="" act="link">
        <TextField
          name="contact"
          label={words.lostContact}
          error={error}
          required
          autoComplete="tel"
          enterKey="send"
          maxLength={254}
          value={wasPosted(request, 'link') ? postedText(request, 'contact') : ''}
        />
        <SubmitOnce>
          <Button>{words.lostSubmit}</Button>
        </SubmitOnce>
      </ActForm>
    </Unfold>
  )
}
