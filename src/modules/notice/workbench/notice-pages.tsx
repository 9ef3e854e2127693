import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './notice.css'
import { NoticesPage } from './notices-page.tsx'
import { PublishPage } from './publish-page.tsx'

/** The pages below /workbench/notices. The list and the record beside it are one page; a draft is read on its own. */
export default function NoticePages(): ReactNode {
  return (
    <Routes>
      <Route path=":code/publish" element={<PublishPage />} />
      <Route path=":code?" element={<NoticesPage />} />
    </Routes>
  )
}
