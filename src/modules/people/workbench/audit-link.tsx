import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMay } from '../../../workbench/session.tsx'

/** To who did what to this record, for those who may read it. */
export function AuditLink({ id }: { id: string }): ReactNode {
  const may = useMay('audit.read')
  if (!may) return null
  return (
    <p className="record-part small">
      <Link to={{ pathname: '/audit', search: `q=${id}` }}>它的操作记录</Link>
    </p>
  )
}
