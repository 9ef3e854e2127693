import '../../../workbench/lines.css'
import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './fund.css'
import { FundsPage } from './funds-page.tsx'

/** The pages below /workbench/funds. The list and the record beside it are one page: opening a record keeps the list. */
export default function FundPages(): ReactNode {
  return (
    <Routes>
      <Route path=":id?" element={<FundsPage />} />
    </Routes>
  )
}
