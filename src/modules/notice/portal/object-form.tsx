import type { Label } from '../../../base/label.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, PageForm } from '../../../portal/page-form.tsx'
import { refusalText } from '../../../portal/refusal-text.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice, FollowUp, TextArea, TextField } from '../../../ui/fields.tsx'
import { Code } from '../../../ui/facts.tsx'
import { BackLink } from '../../../ui/navigation.tsx'
import type { NoticeDetail } from '../contract.ts'
import { refusalLabels } from '../labels.ts'
import { formErrors, Refused } from './form-errors.tsx'
import { daysLeft, leftText } from './left.ts'
import type { Draft } from './object-input.ts'
import { objectWords } from './object-words.ts'
import { paths } from './paths.ts'

interface FormProps {
  request: PageRequest
  notice: NoticeDetail
  draft: Draft
}

interface FieldParts extends FormProps {
  errors: FieldErrors
}

/** What a field is called in the summary of errors, in the order of the page. */
const fieldNames: Readonly<Record<string, Label>> = {
  itemIds: { zh: objectWords.zh.items, en: objectWords.en.items },
  text: { zh: objectWords.zh.text, en: objectWords.en.text },
  name: { zh: objectWords.zh.name, en: objectWords.en.name },
  contact: { zh: objectWords.zh.contact, en: objectWords.en.contact },
}

/** To which of them, what is wrong, and who says so: said before it is chosen what a name does. */
export function ObjectForm(props: FormProps) {
  const { request, notice } = props
  const { lang, link, ctx } = request
  const words = objectWords[lang]
  const days = daysLeft(notice, ctx.now)
  return (
    <div className="narrow stack">
      <BackLink href={link(paths.notice(notice.code))}>{words.back}</BackLink>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{notice.title}</p>
        <p>
          <Code>{notice.code}</Code>
        </p>
        {days !== null && <p className="soft">{words.lead(leftText(days, lang))}</p>}
      </div>
      {days === null ? <Over request={request} /> : <Form {...props} errors={formErrors(request, fieldNames)} />}
    </div>
  )
}

function Over({ request: { lang, link } }: Pick<FormProps, 'request'>) {
  const words = objectWords[lang]
  return (
    <EmptyState title={words.over} actions={<ButtonLink href={link(paths.report)}>{words.report}</ButtonLink>}>
      {refusalText({ code: 'notice.over' }, lang, refusalLabels)}
    </EmptyState>
  )
}

function Form(parts: FieldParts) {
  const { request, draft, errors } = parts
  const { lang, link } = request
  const words = objectWords[lang]
  return (
    <>
      <Refused request={request} errors={errors} />
      <PageForm request={request}>
        <ItemsField {...parts} />
        <TextArea
          name="text"
          label={words.text}
          hint={words.textHint}
          error={errors.of('text')}
          required
          rows={6}
          maxLength={2000}
          value={draft.text}
        />
        <SignedFields {...parts} />
        <div className="form-actions stack">
          <SubmitOnce>
            <Button kind="primary" wide>
              {words.send}
            </Button>
          </SubmitOnce>
          <p className="small soft">
            {words.privacy} <a href={link(paths.privacy)}>{words.privacyLink}</a>
          </p>
        </div>
      </PageForm>
    </>
  )
}

/** What fell by another objection cannot be objected to any more. */
function ItemsField({ request: { lang }, notice, draft, errors }: FieldParts) {
  const words = objectWords[lang]
  const open = notice.lines.filter(({ state }) => state === 'standing')
  const only = open.length === 1 ? open.map(({ id }) => id) : []
  return (
    <Choice
      name="itemIds"
      label={words.items}
      hint={words.itemsHint}
      error={errors.of('itemIds')}
      required
      multiple
      options={open.map(({ id, title, code, organisation }) => ({
        value: id,
        label: title,
        hint: `${code} · ${organisation}`,
      }))}
      value={draft.itemIds.length > 0 ? draft.itemIds : only}
    />
  )
}

/** Name and contact stand right below the choice that needs them. */
function SignedFields({ request: { lang }, draft, errors }: FieldParts) {
  const words = objectWords[lang]
  return (
    <FollowUp
      question={
        <Choice
          name="anonymous"
          label={words.signed}
          error={errors.of('anonymous')}
          required
          options={[
            { value: 'true', label: words.anonymous, hint: words.anonymousHint },
            { value: 'false', label: words.named, hint: words.namedHint },
          ]}
          value={String(draft.anonymous)}
        />
      }
    >
      <p className="small soft">{words.why}</p>
      <TextField
        name="name"
        label={words.name}
        error={errors.of('name')}
        required
        value={draft.name}
        autoComplete="name"
        maxLength={40}
      />
      <TextField
        name="contact"
        label={words.contact}
        hint={words.contactHint}
        error={errors.of('contact')}
        required
        value={draft.contact}
        autoComplete="tel"
        enterKey="done"
        maxLength={120}
      />
    </FollowUp>
  )
}
