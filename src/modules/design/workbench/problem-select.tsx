import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useContract } from '../../../workbench/query.ts'
import { listOpenings } from '../contract.ts'

interface ProblemSelectProps {
  /** several may be chosen */
  multiple?: boolean
  /** given by the form */
  id?: string
  value?: string | string[]
  onChange?(value: string | string[]): void
}

/** Adopted problems that no design answers yet, by code or by words. */
export function ProblemSelect({ multiple = false, ...rest }: ProblemSelectProps): ReactNode {
  const [sought, setSought] = useState('')
  const found = useContract(listOpenings, sought ? { q: sought } : {}, { keepPrevious: true })
  return (
    <Select
      {...rest}
      {...(multiple ? { mode: 'multiple' as const, maxCount: 5 } : {})}
      showSearch={{ filterOption: false, onSearch: setSought }}
      loading={found.isFetching}
      placeholder="编号，或文字里的词"
      notFoundContent={found.isFetching ? '正在查找…' : '没有找到已采纳、还没有方案的事'}
      options={(found.data?.items ?? []).map(({ code, title, community, street }) => ({
        value: code,
        label: `${title || code}（${[code, community?.name ?? street?.name].filter(Boolean).join(' · ')}）`,
      }))}
    />
  )
}
