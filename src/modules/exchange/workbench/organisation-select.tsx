import { type RefSelectProps, Select } from 'antd'
import { type ReactNode, type Ref, useState } from 'react'
import { useContract } from '../../../workbench/query.ts'
import { listOrganisations } from '../../people/contract-organisation.ts'
import { organisationKindLabels } from '../../people/labels.ts'
import type { OrganisationKind } from '../../people/organisation.ts'

interface OrganisationSelectProps {
  /** only these kinds; all unless told */
  kinds?: readonly OrganisationKind[]
  /** given by the form */
  id?: string
  value?: string
  onChange?(value: string): void
  ref?: Ref<RefSelectProps>
}

/** A verified organisation, found by typing. */
export function OrganisationSelect({ kinds, ...rest }: OrganisationSelectProps): ReactNode {
  const [sought, setSought] = useState('')
  const found = useContract(listOrganisations, { limit: 50, ...(sought ? { q: sought } : {}) }, { keepPrevious: true })
  const items = (found.data?.items ?? []).filter(({ kind }) => kinds?.includes(kind) ?? true)
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setSought }}
      loading={found.isFetching}
      placeholder="输入名称里的字"
      notFoundContent={found.isFetching ? '正在查找…' : '没有找到核验过的组织'}
      options={items.map(({ id, name, kind, area }) => ({
        value: id,
        label: `${name}（${organisationKindLabels[kind].zh} · ${area.name}）`,
      }))}
    />
  )
}
