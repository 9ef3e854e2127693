import type { Label } from '../../../base/label.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, PageForm } from '../../../portal/page-form.tsx'
import { refusalText } from '../../../portal/refusal-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Beside } from '../../../ui/card.tsx'
import { SimilarWhileTyping, SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice, FileField, FollowUp, Select, TextArea, TextField } from '../../../ui/fields.tsx'
import { ErrorSummary } from '../../../ui/form.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import { ageBandLabels, fieldLabels, problemFieldLabels, refusalLabels } from '../labels.ts'
import { type AgeBand, ageBands, type ProblemKind } from '../problem.ts'
import { EmergencyNumbers } from './emergency.tsx'
import { formErrors } from './form-errors.ts'
import { paths } from './paths.ts'
import { type PlaceChoice, placeGroups } from './places.ts'
import { type Draft, reportFields } from './report-input.ts'
import { kindWords, reportWords } from './report-words.ts'

export interface ReportChoices {
  areas: readonly PlaceChoice[]
  /** codes of the fields in force today */
  fields: readonly { code: string }[]
  /** whom a member may speak for; only a company's brief needs one */
  organisations: readonly { id: string; name: string }[]
}

interface FormParts {
  request: PageRequest
  kind: ProblemKind
  draft: Draft
  choices: ReportChoices
  errors: FieldErrors
}

/** What a field is called in the summary of errors, in the order of the page. */
const reportFieldNames: Readonly<Record<string, Label>> = Object.fromEntries(
  reportFields.map((name) => [name, fieldLabels[name] ?? { zh: name, en: name }]),
)

/** One screen for a report, an idea or a company's brief: what, where, a photograph, how to reach me. */
export function ReportForm({ request, kind, draft, choices }: Omit<FormParts, 'errors'>) {
  const { lang, link, error } = request
  const words = reportWords[lang]
  const own = kindWords[lang][kind]
  const errors = formErrors(request, reportFieldNames)
  const parts = { request, kind, draft, choices, errors }
  const refused = error && errors.all.length === 0 ? refusalText(error, lang, refusalLabels) : undefined
  return (
    <Beside
      first={
        <>
          <div className="page-head">
            <h1>{own.title}</h1>
            <p>{own.lead}</p>
          </div>
          {/* above all else: without script nothing leads the eye to it */}
          <ErrorSummary errors={errors.all} title={refused} />
        </>
      }
      aside={kind === 'problem' && <EmergencyNumbers lang={lang} />}
      rest={
        <div className="stack beside-form">
          <PageForm request={request} files>
            {/* Enter sends the form: without this the first button would be "me too" of something similar */}
            <button className="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true" />
            <WhatFields {...parts} />
            <WhereFields {...parts} />
            <FileField
              name="photoIds"
              label={words.photos}
              hint={words.photosHint}
              error={errors.of('photoIds')}
              accept="image/*"
              multiple
              max={4}
              uploadTo="/api/v1/files"
              stored={draft.photoIds.map((id) => ({ id }))}
            />
            {kind === 'idea' && <AgeFields {...parts} />}
            <ContactField {...parts} />
            {kind !== 'idea' && <MoreFields {...parts} />}
            <div className="form-actions stack">
              <SubmitOnce>
                <Button kind="primary" wide>
                  {own.submit}
                </Button>
              </SubmitOnce>
              <p className="small soft">
                {words.privacy} <a href={link('/privacy')}>{words.privacyLink}</a>
              </p>
            </div>
          </PageForm>
        </div>
      }
    />
  )
}

function WhatFields({ request: { lang, link }, kind, draft, choices, errors }: FormParts) {
  const words = reportWords[lang]
  const own = kindWords[lang][kind]
  return (
    <>
      {kind === 'brief' && (
        <Select
          name="organisationId"
          label={words.organisation}
          hint={words.organisationHint}
          error={errors.of('organisationId')}
          required
          value={draft.organisationId || (choices.organisations.length === 1 ? choices.organisations[0]?.id : '')}
          options={choices.organisations.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      <TextField
        name="title"
        label={own.what}
        hint={own.whatHint}
        error={errors.of('title')}
        required
        value={draft.title}
        maxLength={60}
      />
      {kind === 'problem' && <SimilarWhileTyping src={link(paths.similar)} watch={['title', 'areaId']} />}
      <TextArea
        name="description"
        label={own.detail}
        hint={own.detailHint}
        error={errors.of('description')}
        value={draft.description}
        rows={kind === 'problem' ? 3 : 6}
        maxLength={2000}
      />
    </>
  )
}

function WhereFields({ request: { lang }, draft, choices, errors }: FormParts) {
  const words = reportWords[lang]
  return (
    <>
      <Select
        name="areaId"
        label={words.area}
        hint={words.areaHint}
        error={errors.of('areaId')}
        required
        value={draft.areaId}
        groups={placeGroups(choices.areas, lang)}
        findable
      />
      <TextField
        name="place"
        label={words.place}
        hint={words.placeHint}
        error={errors.of('place')}
        value={draft.place}
        maxLength={80}
      />
    </>
  )
}

function ContactField({ request: { lang, ctx }, draft, errors }: FormParts) {
  const words = reportWords[lang]
  return (
    <TextField
      name="contact"
      label={words.contact}
      hint={ctx.actor.personId ? words.contactSignedIn : words.contactHint}
      error={errors.of('contact')}
      value={draft.contact}
      autoComplete="tel"
      enterKey="done"
      maxLength={120}
    />
  )
}

/** Folded away: most people need none of it. Open when something in it was filled in or is wrong. */
function MoreFields(parts: FormParts) {
  const { request, draft, choices, errors } = parts
  const words = reportWords[request.lang]
  const wrong = ['field', 'ageBand', 'guardianName', 'guardianPhone'].some((name) => errors.of(name) !== undefined)
  return (
    <Unfold
      open={wrong || draft.field !== 'other' || draft.ageBand !== 'adult'}
      summary={parts.kind === 'brief' ? words.moreField : words.more}
    >
      <Select
        name="field"
        label={words.field}
        hint={words.fieldHint}
        error={errors.of('field')}
        value={draft.field}
        options={choices.fields.map(({ code }) => ({
          value: code,
          text: problemFieldLabels[code]?.[request.lang] ?? code,
        }))}
      />
      {parts.kind !== 'brief' && <AgeFields {...parts} />}
    </Unfold>
  )
}

function AgeFields({ request: { lang }, kind, draft, errors }: FormParts) {
  const words = reportWords[lang]
  const hints: Partial<Record<AgeBand, string>> = { '14-17': words.age14, 'under-14': words.ageUnder14 }
  const options = ageBands.map((band) => ({ value: band, label: ageBandLabels[band][lang], hint: hints[band] }))
  return (
    <FollowUp
      question={
        <Choice
          name="ageBand"
          label={kind === 'idea' ? words.ageIdea : words.age}
          required
          options={options}
          value={draft.ageBand}
          error={errors.of('ageBand')}
        />
      }
    >
      <TextField
        name="guardianName"
        label={words.guardianName}
        hint={words.guardianNameHint}
        error={errors.of('guardianName')}
        value={draft.guardianName}
        maxLength={30}
      />
      <TextField
        name="guardianPhone"
        label={words.guardianPhone}
        hint={words.guardianPhoneHint}
        error={errors.of('guardianPhone')}
        value={draft.guardianPhone}
        type="tel"
        inputMode="tel"
        maxLength={20}
      />
    </FollowUp>
  )
}
