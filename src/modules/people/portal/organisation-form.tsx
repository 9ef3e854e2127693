import type { PageRequest } from '../../../portal/page.ts'
import { type FieldErrors, postedText } from '../../../portal/page-form.tsx'
import { Select, TextArea, TextField } from '../../../ui/fields.tsx'
import { FormSection } from '../../../ui/form.tsx'
import { organisationKindLabels, partyLabels } from '../labels.ts'
import { kindRule, organisationKinds, parties } from '../organisation.ts'
import { organisationWords } from './organisation-words.ts'

/** A street or a community to choose from. */
export interface Place {
  id: string
  name: string
  level: 'street' | 'community'
  parentId: string | null
}

interface Props {
  request: PageRequest
  errors: FieldErrors
  /** what stands there before anything is posted */
  given?: Readonly<Record<string, string | null>>
}

const valueIn = ({ request, given }: Props, name: string) =>
  Object.keys(request.form).length > 0 ? postedText(request, name) : (given?.[name] ?? '')

function placeGroups(places: readonly Place[]) {
  return places
    .filter(({ level }) => level === 'street')
    .map((street) => ({
      label: street.name,
      options: [
        { value: street.id, text: street.name },
        ...places.filter(({ parentId }) => parentId === street.id).map(({ id, name }) => ({ value: id, text: name })),
      ],
    }))
}

/** Name, kind, code and seat: what staff verify. */
export function IdentityFields({ places, ...props }: Props & { places: readonly Place[] }) {
  const { request, errors } = props
  const { lang } = request
  const words = organisationWords[lang]
  const groups = parties.map((party) => ({
    label: partyLabels[party][lang],
    options: organisationKinds
      .filter((kind) => kindRule(kind).party === party)
      .map((kind) => ({ value: kind, text: organisationKindLabels[kind][lang] })),
  }))
  const override = valueIn(props, 'creditCodeOverride')
  const codeFails = errors.of('creditCode') !== undefined && valueIn(props, 'creditCode').length === 18
  return (
    <FormSection title={words.who}>
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        error={errors.of('name')}
        required
        maxLength={80}
        value={valueIn(props, 'name')}
        autoComplete="organization"
      />
      <Select
        name="kind"
        label={words.kindLabel}
        error={errors.of('kind')}
        required
        groups={groups}
        value={valueIn(props, 'kind')}
      />
      <TextField
        name="creditCode"
        label={words.code}
        hint={words.codeHint}
        error={errors.of('creditCode')}
        maxLength={24}
        value={valueIn(props, 'creditCode')}
        autoComplete="off"
      />
      {(codeFails || override) && (
        <TextField
          name="creditCodeOverride"
          label={words.override}
          hint={words.overrideHint}
          error={errors.of('creditCodeOverride')}
          maxLength={200}
          value={override}
          autoComplete="off"
        />
      )}
      <Select
        name="areaId"
        label={words.where}
        error={errors.of('areaId')}
        required
        findable
        groups={placeGroups(places)}
        value={valueIn(props, 'areaId')}
      />
    </FormSection>
  )
}

/** What an organisation says of itself in public. */
export function ProfileFields(props: Props) {
  const { request, errors } = props
  const words = organisationWords[request.lang]
  return (
    <FormSection title={words.aboutIt}>
      <TextArea
        name="purpose"
        label={words.purpose}
        hint={words.purposeHint}
        error={errors.of('purpose')}
        rows={4}
        maxLength={1000}
        value={valueIn(props, 'purpose')}
      />
      <TextField
        name="website"
        label={words.website}
        hint={words.websiteHint}
        error={errors.of('website')}
        type="url"
        maxLength={300}
        value={valueIn(props, 'website')}
        autoComplete="url"
      />
      <TextField
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        error={errors.of('phone')}
        type="tel"
        maxLength={40}
        value={valueIn(props, 'phone')}
        autoComplete="off"
      />
      <TextField
        name="address"
        label={words.address}
        hint={words.addressHint}
        error={errors.of('address')}
        maxLength={120}
        value={valueIn(props, 'address')}
        autoComplete="off"
      />
    </FormSection>
  )
}
