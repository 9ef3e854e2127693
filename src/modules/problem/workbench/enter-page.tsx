import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { useKeys } from '../../../workbench/keys.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { EmptyState } from '../../../workbench/states.tsx'
import { useMay } from '../../../workbench/session.tsx'
import { refusalWords } from '../../../workbench/words.ts'
import type { Reported } from '../contract.ts'
import { EnterDone } from './enter-done.tsx'
import { EnterForm } from './enter-form.tsx'
import type { Kept } from './entry.ts'

/** 代登记: for who stands at the counter or is on the telephone. By keyboard alone, ending with a slip to take home. */
export function EnterPage(): ReactNode {
  const navigate = useNavigate()
  const may = useMay('problem.enter')
  const [done, setDone] = useState<Reported | null>(null)
  const [kept, setKept] = useState<Kept>({})
  useKeys({ Escape: () => void navigate('/problems') }, done !== null)
  return (
    <>
      <PageHead title="代居民登记" note="口述、电话、上门都行；登记后给一张回执" />
      {!may && <EmptyState title={refusalWords({ code: 'permission-missing' })} />}
      {may && done && <EnterDone reported={done} onAgain={() => setDone(null)} />}
      {may && !done && (
        <EnterForm
          kept={kept}
          onDone={(reported, { channel, areaId }) => {
            setKept({ channel, areaId })
            setDone(reported)
          }}
        />
      )}
    </>
  )
}
