import type { Filter } from '../../../workbench/list-types.ts'
import { useContract } from '../../../workbench/query.ts'
import { useArea } from '../../../workbench/session.tsx'
import { listAreas } from '../../network/contract.ts'

export interface DeskAreas {
  /** the area chosen at the left, as the list's contract takes it */
  chosen: string | undefined
  /** streets to choose from, for who reaches more than one */
  filter: Filter | null
}

/** Nodes are told by their codes (`/440307/440307003/440307003007/`), areas by their ids. */
export function useDeskAreas(): DeskAreas {
  const [, streetCode, communityCode] = useArea()?.path.split('/').filter(Boolean) ?? []
  const streets = useContract(listAreas, { level: 'street', limit: 100 }).data?.items ?? []
  const street = streets.find(({ code }) => code === streetCode)
  const below = useContract(
    listAreas,
    { level: 'community', limit: 100, ...(street ? { parentId: street.id } : {}) },
    { enabled: street !== undefined && communityCode !== undefined },
  )
  const community = below.data?.items.find(({ code }) => code === communityCode)
  const options = streets.map(({ id, name }) => ({ value: id, label: name }))
  return {
    chosen: (community ?? street)?.id,
    filter: streetCode === undefined ? { key: 'area', label: '街道', options } : null,
  }
}
