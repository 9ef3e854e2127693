import { Button } from 'antd'
import { type ReactNode, useId } from 'react'
import type { Refusal } from '../base/refusal.ts'
import { refusalWords } from './words.ts'

export interface ActionButtonProps {
  children: ReactNode
  /** why not, from the record's `can`; null lets it be pressed */
  refusal: Refusal | undefined
  onClick(): void
  kind?: 'primary' | 'plain' | 'danger'
  loading?: boolean
  /** the key that does the same, shown on the button; who binds it decides when it works */
  shortcut?: string
  /** the reason stands below the button; else it is only described and shown on hover */
  showReason?: boolean
}

/**
 * A button that says why it may not be pressed. It stays reachable by keyboard while refused (`aria-disabled`), so the
 * reason is found by everyone.
 */
export function ActionButton(props: ActionButtonProps): ReactNode {
  const { children, refusal, onClick, kind = 'plain', loading = false, showReason = true } = props
  const reasonId = useId()
  const refused = refusal != null
  const reason = refused ? refusalWords(refusal) : null
  return (
    <span className="action">
      <Button
        type={kind === 'primary' && !refused ? 'primary' : 'default'}
        danger={kind === 'danger' && !refused}
        loading={loading}
        aria-disabled={refused || undefined}
        aria-describedby={reason ? reasonId : undefined}
        aria-keyshortcuts={refused ? undefined : props.shortcut}
        className={refused ? 'action-refused' : ''}
        onClick={refused ? undefined : onClick}
        {...(reason && !showReason ? { title: reason } : {})}
      >
        {children}
        {props.shortcut && !refused && <kbd aria-hidden="true">{props.shortcut}</kbd>}
      </Button>
      {reason && (
        <span id={reasonId} className={showReason ? 'action-reason' : 'visually-hidden'}>
          {reason}
        </span>
      )}
    </span>
  )
}
