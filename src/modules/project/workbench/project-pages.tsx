import '../../../workbench/lines.css'
import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './project.css'
import { ProjectsPage } from './projects-page.tsx'

/** The pages below /workbench/projects. The list and the record beside it are one page: opening a record keeps the list. */
export default function ProjectPages(): ReactNode {
  return (
    <Routes>
      <Route path=":code?" element={<ProjectsPage />} />
    </Routes>
  )
}
