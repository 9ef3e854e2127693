import type { ReactNode } from 'react'
import { Route, Routes, useParams } from 'react-router'
import './score.css'
import { QueuePage } from './queue-page.tsx'
import { ScorePage } from './score-page.tsx'

/** A page of its own for each: nothing typed for one is ever shown for the next. */
function OneScore(): ReactNode {
  const { id = '' } = useParams()
  return <ScorePage key={id} id={id} />
}

/** The pages below /workbench/scoring. */
export default function ScoringPages(): ReactNode {
  return (
    <Routes>
      <Route index element={<QueuePage />} />
      <Route path=":id" element={<OneScore />} />
    </Routes>
  )
}
