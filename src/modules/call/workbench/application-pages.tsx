import type { ReactNode } from 'react'
import { Link, Route, Routes, useLocation, useNavigate, useParams } from 'react-router'
import { useKeys } from '../../../workbench/keys.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { ApplicationRecord } from './application-record.tsx'
import { ApplicationsPage } from './applications-page.tsx'
import './call.css'

/** The pages below /workbench/applications. */
export default function ApplicationPages(): ReactNode {
  return (
    <Routes>
      <Route path=":id/full" element={<FullPage />} />
      <Route path=":id?" element={<ApplicationsPage />} />
    </Routes>
  )
}

/** One application over the whole page: what was sent in at the left, its check at the right. */
function FullPage(): ReactNode {
  const { id = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const back = { pathname: `/applications/${id}`, search }
  useKeys({ Escape: () => void navigate(back) })
  return (
    <>
      <PageHead title="资格审查" />
      <p>
        <Link to={back}>← 回到列表</Link>
      </p>
      <ApplicationRecord id={id} full />
    </>
  )
}
