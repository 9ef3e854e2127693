import type { ReactNode } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { useKeys } from '../../../workbench/keys.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { DeskRecord } from './desk-record.tsx'

/** One record over the whole page: for long texts, many photographs, a large screen shown to others. */
export function FullPage(): ReactNode {
  const { code = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const back = { pathname: `/problems/${code}`, search }
  useKeys({ Escape: () => void navigate(back) })
  return (
    <>
      <PageHead title={code} />
      <p>
        <Link to={back}>← 回到列表</Link>
      </p>
      <DeskRecord code={code} full />
    </>
  )
}
