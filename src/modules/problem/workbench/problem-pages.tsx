import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './desk.css'
import { DeskPage } from './desk-page.tsx'
import { EnterPage } from './enter-page.tsx'
import { FullPage } from './full-page.tsx'

/** The pages below /workbench/problems. The list and the record beside it are one page: opening a record keeps the list. */
export default function ProblemPages(): ReactNode {
  return (
    <Routes>
      <Route path="new" element={<EnterPage />} />
      <Route path=":code/full" element={<FullPage />} />
      <Route path=":code?" element={<DeskPage />} />
    </Routes>
  )
}
