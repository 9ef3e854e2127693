import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './notice.css'
import { ObjectionsPage } from './objections-page.tsx'

/** The pages below /workbench/objections. */
export default function ObjectionPages(): ReactNode {
  return (
    <Routes>
      <Route path=":id?" element={<ObjectionsPage />} />
    </Routes>
  )
}
