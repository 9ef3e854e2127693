import '../../../workbench/lines.css'
import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './agreement.css'
import { AgreementsPage } from './agreements-page.tsx'

/** The pages below /workbench/agreements. The list and the record beside it are one page: opening a record keeps the list. */
export default function AgreementPages(): ReactNode {
  return (
    <Routes>
      <Route path=":code?" element={<AgreementsPage />} />
    </Routes>
  )
}
