import type { PageRequest } from '../../../portal/page.ts'
import { PageForm, postedText } from '../../../portal/page-form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Block } from '../../../ui/card.tsx'
import { SubmitOnce } from '../../../ui/enhanced.tsx'
import { Choice } from '../../../ui/fields.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { organisationKindLabels } from '../../people/labels.ts'
import type { DesignDetail } from '../contract.ts'
import { holdsPlace, memberParts } from '../design.ts'
import { partLabels } from '../labels.ts'
import type { FoundOrganisation } from '../server/queries/choices.ts'
import { formErrors, Refused } from './form-errors.tsx'
import { paths } from './paths.ts'
import { teamWords } from './team-words.ts'

interface InviteProps {
  request: PageRequest
  design: DesignDetail
  sought: string
  found: readonly FoundOrganisation[]
}

/** A verified organisation is found by its name, then asked to lead, drive or take part: two steps, without script. */
export function Invite({ request, design, sought, found }: InviteProps) {
  const { lang, link } = request
  const words = teamWords[lang]
  const errors = formErrors(request)
  return (
    <Block title={words.invite} id="invite">
      <div className="stack">
        <Refused request={request} errors={errors} />
        <SearchBox
          action={`${link(paths.team(design.code))}#invite`}
          value={sought}
          label={words.search}
          placeholder={words.placeholder}
        />
        {sought !== '' && found.length === 0 && (
          <p role="status">
            {words.none} <a href={link(paths.registerOrganisation)}>{words.register}</a>
          </p>
        )}
        {found.length > 0 && <InviteForm request={request} design={design} sought={sought} found={found} />}
      </div>
    </Block>
  )
}

function InviteForm({ request, design, sought, found }: InviteProps) {
  const { lang } = request
  const words = teamWords[lang]
  const errors = formErrors(request)
  // the part that the team still lacks is what one most likely looks for
  const held = new Set(design.team.filter(holdsPlace).map(({ part }) => part))
  const wanted = memberParts.find((part) => part === 'takes-part' || !held.has(part))
  return (
    <PageForm request={request}>
      <input type="hidden" name="act" value="invite" />
      <input type="hidden" name="q" value={sought} />
      <Choice
        name="organisationId"
        label={words.which}
        error={errors.of('organisationId')}
        required
        value={postedText(request, 'organisationId') || (found.length === 1 ? found[0]?.id : '')}
        options={found.map(({ id, name, kind, area }) => ({
          value: id,
          label: name,
          hint: [organisationKindLabels[kind][lang], area].join(' · '),
        }))}
      />
      <Choice
        name="part"
        label={words.part}
        error={errors.of('part')}
        required
        value={postedText(request, 'part') || wanted}
        options={memberParts.map((part) => ({
          value: part,
          label: partLabels[part][lang],
          hint: words.partHints[part],
        }))}
      />
      <SubmitOnce>
        <Button kind="primary">{words.send}</Button>
      </SubmitOnce>
    </PageForm>
  )
}
