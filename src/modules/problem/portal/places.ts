import type { Lang } from '../../../base/label.ts'
import type { SelectProps } from '../../../ui/fields.tsx'
import { reportWords } from './report-words.ts'

/** A street or a community as pickers list it. */
export interface PlaceChoice {
  id: string
  name: string
  level: 'street' | 'community'
  parentId: string | null
}

/** Communities under their street; the street itself stands last, for who does not know the community. */
export function placeGroups(areas: readonly PlaceChoice[], lang: Lang): NonNullable<SelectProps['groups']> {
  const { wholeStreet } = reportWords[lang]
  return areas
    .filter(({ level }) => level === 'street')
    .map((street) => ({
      label: street.name,
      options: [
        ...areas.filter(({ parentId }) => parentId === street.id).map(({ id, name }) => ({ value: id, text: name })),
        { value: street.id, text: wholeStreet(street.name) },
      ],
    }))
}
