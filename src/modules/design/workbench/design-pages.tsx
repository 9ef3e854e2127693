import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './design.css'
import { DeskPage } from './desk-page.tsx'

/** The pages below /workbench/designs. The list and the record beside it are one page: opening a record keeps the list. */
export default function DesignPages(): ReactNode {
  return (
    <Routes>
      <Route path=":code?" element={<DeskPage />} />
    </Routes>
  )
}
