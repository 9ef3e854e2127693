import type { ReactNode } from 'react'
import { PlainText } from '../../../ui/plain-text.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { AgreementDetail } from '../contract.ts'

/** Who waits for whom: for seals, for confirmations, or for nobody any more. */
export function AgreementStanding({ agreement }: { agreement: AgreementDetail }): ReactNode {
  const { state, parties, returnedBecause, concludedAt } = agreement
  if (state === 'concluded')
    return (
      <p>
        {concludedAt && <DateText at={concludedAt} />}生效，{parties.length} 方都已盖章确认。
      </p>
    )
  if (state === 'ended') return <p>项目终止，协议随之终止。</p>
  if (state === 'void') return <p>项目终止，协议没有签成。</p>
  if (state === 'drawn') return <Drawn because={returnedBecause} />
  const waiting = parties.filter(({ confirmedAt }) => confirmedAt === null)
  const names = waiting.map(({ name }) => name).join('、')
  const done = parties.length - waiting.length
  return <p>{`已确认 ${done} / ${parties.length} 方，还等${names}。最后一方确认后协议生效。`}</p>
}

function Drawn({ because }: { because: string | null }): ReactNode {
  if (because === null) return <p>等各方在纸上盖章；盖齐以后，任何一方都可以上传扫描件。网上确认不能代替盖章。</p>
  return (
    <>
      <p>扫描件已退回，等重新上传，原来的确认不再算数。退回的原因：</p>
      <PlainText text={because} />
    </>
  )
}
