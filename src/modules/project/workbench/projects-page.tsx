import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { civilDate } from '../../../base/clock.ts'
import { serverNow } from '../../../workbench/api.ts'
import { ListPage } from '../../../workbench/list-page.tsx'
import type { Filter, ListView } from '../../../workbench/list-types.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import { fieldsOn } from '../../problem/problem.ts'
import { listDeskProjects } from '../contract.ts'
import { projectStateLabels } from '../labels.ts'
import { projectStates } from '../project.ts'
import { useProjectAreas } from './areas.ts'
import { type Item, projectColumns, RowTitle } from './project-columns.tsx'
import { ProjectRecord } from './project-record.tsx'

const stateFilter: Filter = {
  key: 'state',
  label: '阶段',
  options: projectStates.map((value) => ({ value, label: projectStateLabels[value].zh })),
}

function fieldFilter(): Filter {
  const fields = fieldsOn(civilDate(serverNow()))
  return {
    key: 'field',
    label: '领域',
    options: fields.map(({ code }) => ({ value: code, label: problemFieldLabels[code]?.zh ?? code })),
  }
}

const views: ListView[] = [
  { name: '在库里', query: 'state=pooled' },
  { name: projectStateLabels.refining.zh, query: 'state=refining' },
  { name: '待签约', query: 'state=signing' },
  { name: '实施中', query: 'state=delivering' },
]

const rowTitle = (row: Item) => <RowTitle row={row} />

export function ProjectsPage(): ReactNode {
  const { code } = useParams()
  const { chosen, filter } = useProjectAreas()
  return (
    <ListPage
      title="项目"
      name="projects"
      contract={listDeskProjects}
      fixed={chosen ? { area: chosen } : {}}
      filters={[stateFilter, fieldFilter(), ...(filter ? [filter] : [])]}
      views={views}
      searchLabel="编号，或文字里的词"
      columns={projectColumns}
      rowKey={(row) => row.code}
      rowTitle={rowTitle}
      rowText={(row) => row.title}
      rowHref={(row) => `/projects/${row.code}`}
      href="/projects"
      empty={{ title: '还没有项目', hint: '公示期满没有异议，拟入选的方案当天进入项目库，排在这里。' }}
      {...(code ? { openKey: code } : {})}
    >
      {code && <ProjectRecord code={code} />}
    </ListPage>
  )
}
