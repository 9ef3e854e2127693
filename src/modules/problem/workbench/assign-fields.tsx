import { AutoComplete, Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { roleLabels } from '../../../base/roles.ts'
import { useContract } from '../../../workbench/query.ts'
import { useMay } from '../../../workbench/session.tsx'
import { listPlatforms } from '../../network/contract.ts'
import { listGrants } from '../../people/contract.ts'
import { fieldLabels } from '../labels.ts'
import { recentHandlers } from './handlers.ts'

interface Colleague {
  id: string
  name: string
}

/** Who it is given to: the unit by name, and if known a colleague and a branch that answers for it. */
export function AssignFields({ usual, owner }: { usual: readonly string[]; owner?: Colleague }): ReactNode {
  const recent = recentHandlers()
  const groups = [
    { label: '最近用过', options: recent },
    { label: '这里常用', options: usual.filter((name) => !recent.includes(name)) },
  ]
  const options = groups
    .filter((group) => group.options.length > 0)
    .map(({ label, options: names }) => ({ label, options: names.map((value) => ({ value, label: value })) }))
  return (
    <>
      <Form.Item
        name="handler"
        label={fieldLabels.handler?.zh}
        extra="写居民看得懂的名字，会告诉反映人。"
        rules={[{ required: true, min: 2, max: 40, whitespace: true, message: '请写由谁办，2 到 40 个字' }]}
      >
        <AutoComplete
          autoFocus
          virtual={false}
          options={options}
          placeholder="例如：平湖街道交安办"
          showSearch={{
            filterOption: (text, option) => ((option as { value?: string } | undefined)?.value ?? '').includes(text),
          }}
        />
      </Form.Item>
      <ColleagueField {...(owner ? { owner } : {})} />
      <BranchField />
    </>
  )
}

/** Colleagues who hold a role within reach. Their names alone: how to reach them is not asked for here. */
function ColleagueField({ owner }: { owner?: Colleague }): ReactNode {
  const may = useMay('people.read')
  const { data, isPending } = useContract(listGrants, { limit: 100 }, { enabled: may })
  if (!may) return null
  const people = new Map(owner ? [[owner.id, owner.name]] : [])
  for (const { person, role, nodeName } of data?.items ?? []) {
    if (role === 'clerk' || role === 'operator' || role === 'community-worker') {
      people.set(person.id, `${person.name} · ${nodeName}${roleLabels[role].zh}`)
    }
  }
  return (
    <Form.Item name="ownerPersonId" label={fieldLabels.ownerPersonId?.zh}>
      <Select
        allowClear
        loading={isPending}
        placeholder="不指定"
        showSearch={{ optionFilterProp: 'label' }}
        options={[...people].map(([value, label]) => ({ value, label }))}
      />
    </Form.Item>
  )
}

/** A thematic branch has no place of its own: named here, its people see and handle the report. */
function BranchField(): ReactNode {
  const { data } = useContract(listPlatforms, {})
  const branches = (data?.items ?? []).filter(({ kind }) => kind === 'thematic')
  if (branches.length === 0) return null
  return (
    <Form.Item name="platformId" label={fieldLabels.platformId?.zh} extra="交给专题分部后，那边的同事也能看到和办理。">
      <Select
        allowClear
        placeholder="不交给专题分部"
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}
