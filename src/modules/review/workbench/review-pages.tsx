import type { ReactNode } from 'react'
import { Route, Routes } from 'react-router'
import './reviews.css'
import { DecidePage } from './decide-page.tsx'
import { MemoPage } from './memo-page.tsx'
import { ReviewList } from './review-list.tsx'
import { ReviewPage } from './review-page.tsx'

/** The pages below /workbench/reviews. */
export default function ReviewPages(): ReactNode {
  return (
    <Routes>
      <Route index element={<ReviewList />} />
      <Route path=":code" element={<ReviewPage />} />
      <Route path=":code/decision" element={<DecidePage />} />
      <Route path=":code/memo" element={<MemoPage />} />
    </Routes>
  )
}
