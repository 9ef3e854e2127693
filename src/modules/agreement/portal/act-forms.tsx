import type { PageRequest } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Button } from '../../../ui/button.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice, FileField, TextArea } from '../../../ui/fields.tsx'
import { Unfold } from '../../../ui/unfold.tsx'
import { mostScans } from '../agreement.ts'
import type { AgreementDetail, AgreementParty } from '../contract.ts'
import { partyRoleLabels } from '../labels.ts'
import { fileIdsOf } from './act-input.ts'
import { agreementWords } from './agreement-words.ts'
import { formErrors, whyNot } from './form-errors.tsx'

interface ActsProps {
  request: PageRequest
  agreement: AgreementDetail
}

/** Parties the reader acts for and may scan for now. */
export function toScanFor({ parties }: AgreementDetail): AgreementParty[] {
  return parties.filter(({ can }) => can.scan === null)
}

/** Parties the reader acts for that are to be confirmed now, be it by a colleague. */
export function toConfirmFor({ parties }: AgreementDetail): AgreementParty[] {
  return parties.filter(({ can }) => can.confirm === null || can.confirm.code === 'agreement.same-hands')
}

/** The sealed paper as PDF or photographs; who hands it in confirms it for their own party. */
export function ScanForm({ request, agreement }: ActsProps) {
  const { lang } = request
  const words = agreementWords[lang]
  const parties = toScanFor(agreement)
  const errors = formErrors(request)
  const wrong = { position: errors.of('position'), files: errors.of('fileIds') }
  const [only] = parties
  if (!only) return null
  return (
    <section className="card no-print" id="scan" aria-labelledby="scan-title">
      <h2 id="scan-title" className="card-title">
        {words.upload}
      </h2>
      <p>{words.uploadText}</p>
      <PageForm request={request} files>
        <input type="hidden" name="act" value="scan" />
        {parties.length === 1 ? (
          <input type="hidden" name="position" value={only.position} />
        ) : (
          <Choice
            name="position"
            label={words.for}
            required
            {...(wrong.position && { error: wrong.position })}
            value={postedText(request, 'position')}
            options={parties.map(({ position, name, role }) => ({
              ...{ value: String(position), label: name, hint: partyRoleLabels[role][lang] },
            }))}
          />
        )}
        <FileField
          name="fileIds"
          label={words.file}
          hint={words.fileHint(mostScans)}
          {...(wrong.files && { error: wrong.files })}
          required
          accept="application/pdf,image/jpeg,image/png,image/webp"
          multiple
          max={mostScans}
          papers
          uploadTo="/api/v1/files"
          stored={fileIdsOf(request.form).map((id, index) => ({ id, name: words.page(index + 1) }))}
        />
        <SubmitOnce>
          <Button kind="primary" wide>
            {words.send}
          </Button>
        </SubmitOnce>
        <Recorded request={request} />
      </PageForm>
    </section>
  )
}

/** Each party that the reader acts for, one button each. */
export function ConfirmForms({ request, agreement }: ActsProps) {
  const { lang } = request
  const words = agreementWords[lang]
  const parties = toConfirmFor(agreement)
  if (parties.length === 0 && agreement.can.return !== null) return null
  return (
    <section className="card no-print" id="confirm" aria-labelledby="confirm-title">
      <h2 id="confirm-title" className="card-title">
        {words.steps[3]}
      </h2>
      <p>{words.noClick}</p>
      {parties.map((party) => {
        const why = whyNot(party.can.confirm, lang)
        return (
          <PageForm key={party.position} request={request}>
            <input type="hidden" name="act" value="confirm" />
            <input type="hidden" name="position" value={party.position} />
            <SubmitOnce>
              <Button kind="primary" wide {...(why && { why })}>
                {words.confirmSendFor(party.name)}
              </Button>
            </SubmitOnce>
          </PageForm>
        )
      })}
      {agreement.can.return === null && <ReturnForm request={request} />}
      <Recorded request={request} />
    </section>
  )
}

/** Back with the reason; nothing that was confirmed of it stays confirmed. */
function ReturnForm({ request }: Pick<ActsProps, 'request'>) {
  const words = agreementWords[request.lang]
  const wrong = formErrors(request).of('because')
  return (
    <Unfold summary={words.sendBack} open={wrong !== undefined}>
      <PageForm request={request}>
        <input type="hidden" name="act" value="return" />
        <TextArea
          name="because"
          label={words.because}
          hint={words.becauseHint}
          {...(wrong && { error: wrong })}
          required
          rows={3}
          maxLength={400}
          value={postedText(request, 'because')}
        />
        <SubmitOnce>
          <Button kind="seal">{words.sendBackSend}</Button>
        </SubmitOnce>
      </PageForm>
    </Unfold>
  )
}

function Recorded({ request: { lang, link } }: Pick<ActsProps, 'request'>) {
  const words = agreementWords[lang]
  return (
    <p className="small soft">
      {words.recorded} <a href={link('/privacy')}>{words.privacyLink}</a>
    </p>
  )
}
