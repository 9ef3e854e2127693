import type { ReactNode } from 'react'
import { ActionButton } from './action-button.tsx'
import type { BulkAction } from './list-types.ts'

interface BulkBarProps<Row> {
  rows: Row[]
  actions: BulkAction<Row>[]
  onClear(): void
}

/** What may be done to all selected rows at once. */
export function BulkBar<Row>({ rows, actions, onClear }: BulkBarProps<Row>): ReactNode {
  return (
    <div className="bulk-bar" role="region" aria-label="批量操作">
      <b role="status">已选 {rows.length} 条</b>
      {actions.map((action) => (
        <ActionButton
          key={action.key}
          kind={action.danger ? 'danger' : 'plain'}
          refusal={action.refuse?.(rows) ?? null}
          onClick={() => action.run(rows, onClear)}
        >
          {action.label}
        </ActionButton>
      ))}
      <button type="button" className="link-button" onClick={onClear}>
        取消选择
      </button>
    </div>
  )
}
