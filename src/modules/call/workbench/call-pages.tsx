import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './call.css'
import { CallsPage } from './calls-page.tsx'
import { EditPage } from './edit-page.tsx'

/** The pages below /workbench/calls. The list and the record beside it are one page; a draft is edited on its own. */
export default function CallPages(): ReactNode {
  return (
    <Routes>
      <Route path=":code/edit" element={<EditPage />} />
      <Route path=":code?" element={<CallsPage />} />
    </Routes>
  )
}
