import type { Filter } from '../../../workbench/list-types.ts'
import { useContract } from '../../../workbench/query.ts'
import { useArea } from '../../../workbench/session.tsx'
import { listAreas } from '../../network/contract.ts'

export interface ProjectAreas {
  /** the area chosen at the left, as the list's contract takes it */
  chosen: string | undefined
  /** what lies right below it: streets of the district, communities of a street; null below a community */
  filter: Filter | null
}

/** Nodes are told by their codes (`/440307/440307003/440307003007/`), areas by their ids. */
export function useProjectAreas(): ProjectAreas {
  const [, streetCode, communityCode] = useArea()?.path.split('/').filter(Boolean) ?? []
  const streets = useContract(listAreas, { level: 'street', limit: 100 }).data?.items ?? []
  const street = streets.find(({ code }) => code === streetCode)
  const communities =
    useContract(
      listAreas,
      { level: 'community', limit: 100, ...(street ? { parentId: street.id } : {}) },
      { enabled: street !== undefined },
    ).data?.items ?? []
  const community = communities.find(({ code }) => code === communityCode)
  const options = (street ? communities : streets).map(({ id, name }) => ({ value: id, label: name }))
  return {
    chosen: (community ?? street)?.id,
    filter: communityCode === undefined ? { key: 'area', label: street ? '社区' : '街道', options } : null,
  }
}
