import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './reviews.css'
import { ExpertsPage } from './experts-page.tsx'

/** The pages below /workbench/experts. The list and the record beside it are one page. */
export default function ExpertPages(): ReactNode {
  return (
    <Routes>
      <Route path=":personId?" element={<ExpertsPage />} />
    </Routes>
  )
}
