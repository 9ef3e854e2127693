import '../../../workbench/lines.css'
import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import { ListingsPage } from './listings-page.tsx'

/** The pages below /workbench/exchange. The list and the record beside it are one page: opening a record keeps the list. */
export default function ExchangePages(): ReactNode {
  return (
    <Routes>
      <Route path=":code?" element={<ListingsPage />} />
    </Routes>
  )
}
