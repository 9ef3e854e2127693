import { useContract } from '../../../workbench/query.ts'
import { listAreas } from '../../network/contract.ts'

export interface PlaceOption {
  value: string
  label: string
}

/** Where projects of a call may be: what its platform stands for, and what lies right below it. */
export function usePlaces(areaId: string | undefined): PlaceOption[] {
  const enabled = areaId !== undefined
  const districts = useContract(listAreas, { level: 'district', limit: 10 }, { enabled })
  const streets = useContract(listAreas, { level: 'street', limit: 100 }, { enabled })
  const within = useContract(
    listAreas,
    { level: 'community', limit: 100, ...(areaId ? { parentId: areaId } : {}) },
    { enabled: streets.data?.items.some(({ id }) => id === areaId) ?? false },
  )
  const district = districts.data?.items.find(({ id }) => id === areaId)
  const own = district ?? streets.data?.items.find(({ id }) => id === areaId)
  const below = (district ? streets : within).data?.items ?? []
  return own ? [own, ...below].map(({ id, name }) => ({ value: id, label: name })) : []
}
