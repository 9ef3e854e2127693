import type { PageRequest } from '../../../portal/page.ts'
import { PageForm } from '../../../portal/page-form.tsx'
import { Actions, Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { ProblemItem } from '../contract.ts'
import type { Draft } from './report-input.ts'
import { reportWords } from './report-words.ts'
import { seenField, SimilarList } from './similar.tsx'

/** Goes back to the form with everything still in it. */
export const editField = 'edit'

/**
 * Between the form and the report, when something alike is known and was not offered yet: the page for who has no script.
 * The whole draft travels in hidden fields, photographs as their ids.
 */
export function SimilarStep({
  request,
  draft,
  items,
}: {
  request: PageRequest
  draft: Draft
  items: readonly ProblemItem[]
}) {
  const words = reportWords[request.lang]
  return (
    <div className="narrow stack">
      <div className="page-head">
        <h1>{words.similarTitle}</h1>
        <p>{words.similarLead}</p>
      </div>
      <PageForm request={request}>
        <HiddenDraft draft={draft} />
        <SimilarList items={items} lang={request.lang} />
        <Card>
          <p className="small soft">{words.yourWords}</p>
          <p>
            <b>{draft.title}</b>
          </p>
          <PlainText text={draft.description} />
        </Card>
        <Actions fill>
          <Button kind="primary">{words.different}</Button>
          <Button name={editField} value="1">
            {words.edit}
          </Button>
        </Actions>
      </PageForm>
    </div>
  )
}

function HiddenDraft({ draft: { photoIds, ...fields } }: { draft: Draft }) {
  const named = Object.entries(fields).filter(([, value]) => value !== '')
  return (
    <>
      {/* Enter goes on: without this the first button would be "me too" */}
      <button className="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true" />
      {named.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {photoIds.map((id) => (
        <input key={id} type="hidden" name="photoIds" value={id} />
      ))}
    </>
  )
}

/** Which of those found were not offered before. */
export function notYetSeen(items: readonly ProblemItem[], form: PageRequest['form']): ProblemItem[] {
  const seen = form[seenField] ?? []
  return items.filter(({ code }) => !(Array.isArray(seen) ? seen : [seen]).includes(code))
}
