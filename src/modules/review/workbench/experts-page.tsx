import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { civilDate } from '../../../base/clock.ts'
import { serverNow } from '../../../workbench/api.ts'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Column, Filter } from '../../../workbench/list-types.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import { fieldsOn } from '../../problem/problem.ts'
import { type ExpertItem, listExperts } from '../contract-desk.ts'
import { ExpertRecord } from './expert-record.tsx'
import { ExpertChip, fieldNames, standingText } from './expert-standing.tsx'

const columns: Column<ExpertItem>[] = [
  {
    key: 'standing',
    title: '状态',
    text: standingText,
    render: (row) => <ExpertChip profile={row.profile} />,
    keep: true,
  },
  { key: 'fields', title: '专长领域', text: ({ profile }) => fieldNames(profile?.fields ?? []) },
  { key: 'employer', title: '所在单位', text: ({ profile }) => profile?.employer?.name ?? '' },
  { key: 'finance', title: '财务', text: ({ profile }) => (profile?.finance ? '财务专家' : '') },
  { key: 'open', title: '手里', text: ({ open }) => `${open} 份`, align: 'end' },
  { key: 'judged', title: '评过', text: ({ judged }) => `${judged} 份`, align: 'end' },
]

function fieldFilter(): Filter {
  const fields = fieldsOn(civilDate(serverNow()))
  return {
    key: 'field',
    label: '专长领域',
    options: fields.map(({ code }) => ({ value: code, label: problemFieldLabels[code]?.zh ?? code })),
  }
}

/** The register of experts: everybody who holds the role, what they know, how much is on their desk. */
export function ExpertsPage(): ReactNode {
  const { personId } = useParams()
  return (
    <ListPage
      title="专家"
      name="experts"
      contract={listExperts}
      filters={[fieldFilter()]}
      columns={columns}
      rowKey={(row) => row.personId}
      rowTitle={(row) => row.name}
      rowText={(row) => row.name}
      rowHref={(row) => `/experts/${row.personId}`}
      href="/experts"
      empty={{ title: '还没有评审专家', hint: '先在“人员”里授予评审专家角色，再到这里登记专长。' }}
      {...(personId ? { openKey: personId } : {})}
    >
      {personId && <ExpertRecord personId={personId} />}
    </ListPage>
  )
}
