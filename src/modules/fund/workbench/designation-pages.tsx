import '../../../workbench/lines.css'
import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './fund.css'
import { DesignationsPage } from './designations-page.tsx'

/** The pages below /workbench/designations. */
export default function DesignationPages(): ReactNode {
  return (
    <Routes>
      <Route path=":id?" element={<DesignationsPage />} />
    </Routes>
  )
}
