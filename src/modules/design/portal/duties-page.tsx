import { AppError } from '../../../base/refusal.ts'
import { formInput } from '../../../portal/form-input.ts'
import { type PageAnswer, type PageRequest, type PortalRoute, redirect } from '../../../portal/page.ts'
import { type FieldErrors, PageForm, postedText } from '../../../portal/page-form.tsx'
import { Actions, Button, ButtonLink } from '../../../ui/button.tsx'
import { Callout, EmptyState } from '../../../ui/card.tsx'
import { Select, TextField } from '../../../ui/fields.tsx'
import { FormSection } from '../../../ui/form.tsx'
import { setDuties as setContract } from '../contract.ts'
import type { DesignDetail } from '../contract.ts'
import { dutyRoles } from '../design.ts'
import { dutyRoleLabels } from '../labels.ts'
import { inOrder, memberNames } from '../members.ts'
import { setDuties } from '../server/commands/team.ts'
import { codeOf } from './design-page.tsx'
import { atRows, dutiesOf, type DutyRow, filledRows, mostRows, rowsOf } from './duties-input.ts'
import { formErrors, Refused, whyNot } from './form-errors.tsx'
import { Narrow } from './narrow.tsx'
import { paths } from './paths.ts'
import { steeredDesign } from './steering.ts'
import { teamWords } from './team-words.ts'

const isSent = ({ form }: PageRequest) => Object.keys(form).length > 0

const empty: DutyRow = { task: '', roles: new Map() }

/** What was typed, or what was agreed; below it room for one more, for three at the beginning. */
function shownRows(request: PageRequest, design: DesignDetail): DutyRow[] {
  const filled = isSent(request) ? filledRows(request.form) : rowsOf(design.duties)
  const room = filled.length === 0 ? 3 : postedText(request, 'act') === 'more' ? 2 : 1
  return [...filled, ...Array.from({ length: room }, () => empty)].slice(0, mostRows)
}

function namesOf(rows: readonly DutyRow[], lang: PageRequest['lang']) {
  const words = teamWords
  const entries = rows.map((_, index) => {
    const label = { zh: words.zh.row(index + 1), en: words.en.row(index + 1) }
    return [`duties.${index}`, label] as const
  })
  return { names: Object.fromEntries(entries), words: words[lang] }
}

async function dutiesPage(request: PageRequest): Promise<PageAnswer> {
  const { lang, link } = request
  const design = await steeredDesign(request)
  const rows = shownRows(request, design)
  const { names, words } = namesOf(rows, lang)
  const errors = formErrors(request, names)
  const closed = whyNot(design.can.duties, lang)
  const team = inOrder(design.team).filter(({ state }) => state === 'in')
  const body = (
    <Narrow request={request} title={words.dutiesTitle} lead={words.dutiesLead} design={design}>
      <Refused request={request} errors={errors} />
      {closed ? (
        <Callout tone="info">{closed}</Callout>
      ) : team.length === 0 ? (
        <EmptyState
          title={words.dutiesNobody}
          actions={
            <ButtonLink kind="primary" href={link(paths.team(design.code))}>
              {words.teamTitle}
            </ButtonLink>
          }
        />
      ) : (
        <PageForm request={request}>
          {rows.map((row, index) => (
            <Task key={index} index={index} row={row} request={request} design={design} errors={errors} />
          ))}
          <Actions fill>
            <Button kind="primary" name="act" value="save">
              {words.save}
            </Button>
            {rows.length < mostRows && (
              <Button name="act" value="more">
                {words.more}
              </Button>
            )}
          </Actions>
        </PageForm>
      )}
    </Narrow>
  )
  return { kind: 'page', private: true, title: words.dutiesTitle, nav: 'designs', body }
}

interface TaskProps {
  index: number
  row: DutyRow
  request: PageRequest
  design: DesignDetail
  errors: FieldErrors
}

/** One task: what it is, and what each member is to it. */
function Task({ index, row, request: { lang }, design, errors }: TaskProps) {
  const words = teamWords[lang]
  const names = memberNames(design, lang)
  const name = `duties.${index}`
  const roles = dutyRoles.map((role) => ({ value: role, text: dutyRoleLabels[role][lang] }))
  return (
    <FormSection title={words.row(index + 1)}>
      <TextField
        name={name}
        label={words.task}
        {...(index === 0 && { hint: words.taskHint })}
        error={errors.of(name)}
        required={index === 0 || row.task !== ''}
        maxLength={60}
        value={row.task}
        autoComplete="off"
      />
      <div className="choices choices-side">
        {inOrder(design.team)
          .filter(({ state }) => state === 'in')
          .map(({ id }) => (
            <Select
              key={id}
              name={`${name}.${id}`}
              label={names.get(id)}
              required
              placeholder={words.noPart}
              value={row.roles.get(id) ?? ''}
              options={roles}
            />
          ))}
      </div>
    </FormSection>
  )
}

export const dutiesRoute: PortalRoute = {
  path: '/designs/:code/duties',
  access: 'signed-in',
  get: dutiesPage,
  async post(request) {
    // one more row is no refusal: the page comes back with what was typed
    if (postedText(request, 'act') === 'more') return dutiesPage(request)
    const duties = dutiesOf(filledRows(request.form))
    try {
      const { code } = await setDuties(request.ctx, formInput(setContract, { code: codeOf(request), duties }))
      return redirect(request.link(paths.done(code, 'duties')))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const { kind, code, params, fields } = error
      throw new AppError(kind, { code, params, fields: atRows(fields) })
    }
  },
}
