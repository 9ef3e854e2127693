import type { Lang } from '../../../base/label.ts'
import { Table } from '../../../ui/table.tsx'
import type { DesignDetail } from '../contract.ts'
import type { DutyRole } from '../design.ts'
import { dutyRoleLabels } from '../labels.ts'
import { memberNames } from '../members.ts'
import { designWords } from './design-words.ts'

/** Who answers for a task stands first: it is whom one asks. */
const columns: readonly DutyRole[] = ['accountable', 'responsible', 'consulted', 'informed']

/** Who does what: a row a task; on a phone each is a small list. */
export function DutyTable({ design, lang }: { design: DesignDetail; lang: Lang }) {
  const words = designWords[lang]
  const names = memberNames(design, lang)
  const { duties } = design
  const used = columns.filter((role) => duties.some(({ parts }) => parts.some((part) => part.role === role)))
  return (
    <Table
      caption={words.dutiesCaption}
      rows={duties}
      keyOf={(duty) => String(duties.indexOf(duty))}
      columns={[
        { key: 'task', title: words.task, heading: true, cell: ({ task }) => task },
        ...used.map((role) => ({
          key: role,
          title: dutyRoleLabels[role][lang],
          cell: ({ parts }: (typeof duties)[number]) =>
            parts
              .filter((part) => part.role === role)
              .map(({ memberId }) => names.get(memberId) ?? '')
              .join(words.sep) || '—',
        })),
      ]}
    />
  )
}
