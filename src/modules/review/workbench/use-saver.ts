import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call, serverNow } from '../../../workbench/api.ts'
import { shown } from '../../../workbench/query.ts'
import { useMe } from '../../../workbench/session.tsx'
import { type AssignmentDetail, getAssignment, saveScore } from '../contract.ts'
import { draftOf, scoresOf } from './score-draft.ts'
import { type Kept, type Saving, ScoreSaver } from './score-saver.ts'

/** What the server has of an assignment, as a draft. */
export function keptOf({ version, rubric, scores, comment }: AssignmentDetail): Kept {
  return { version, draft: draftOf(rubric, scores, comment) }
}

/** The saver of one assignment for as long as its page is shown. */
export function useSaver(assignment: AssignmentDetail): { saver: ScoreSaver; saving: Saving } {
  const client = useQueryClient()
  const me = useMe()
  const { id, rubric } = assignment
  const [saver] = useState(
    () =>
      new ScoreSaver(keptOf(assignment), {
        storage: localStorage,
        storageKey: `chuangyi.score.${me.person?.id ?? ''}.${id}`,
        now: serverNow,
        send: (draft, version, idempotencyKey) =>
          call(saveScore, { id, scores: scoresOf(rubric, draft), comment: draft.comment, version }, { idempotencyKey }),
        onSaved({ version, draft }) {
          // whoever comes back to this page goes on from here
          const known = shown(
            getAssignment,
            { id },
            { version, scores: scoresOf(rubric, draft), comment: draft.comment },
          )
          client.setQueryData(known.key, known.change)
        },
      }),
  )
  const saving = useSyncExternalStore(saver.subscribe, saver.current)
  useEffect(() => {
    saver.begin()
    const now = () => void saver.flush()
    window.addEventListener('online', now)
    return () => {
      window.removeEventListener('online', now)
      saver.leave()
    }
  }, [saver])
  return { saver, saving }
}
