import type { ReactNode } from 'react'
import type { MessageParams } from '../../../base/message.ts'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { DeskDetail } from '../contract-desk.ts'
import { problemMessages } from '../messages.ts'

interface ToldProps {
  problem: Pick<DeskDetail, 'supportCount' | 'contactMasked'>
  children: ReactNode
}

/** Who will be told, and what they will read. */
export function Told({ problem, children }: ToldProps): ReactNode {
  return (
    <div className="desk-told">
      <p className="small soft">{toldWords(problem)}</p>
      {children}
    </div>
  )
}

/** The message of a kind as its readers get it. */
export function ToldMessage({
  problem,
  kind,
  params,
}: Omit<ToldProps, 'children'> & { kind: string; params: MessageParams }): ReactNode {
  const message = problemMessages[kind]
  return (
    <Told problem={problem}>
      <PlainText text={message?.zh(params).body ?? ''} />
    </Told>
  )
}

function toldWords({ supportCount, contactMasked }: ToldProps['problem']): string {
  const neighbours = supportCount > 0 ? `和 ${supportCount} 位“我也是”的邻居` : ''
  if (contactMasked) return `会告诉反映人${neighbours}：`
  return neighbours
    ? `反映人没留联系方式，凭编号看得到；会告诉 ${supportCount} 位“我也是”的邻居：`
    : '反映人没留联系方式，凭编号看得到：'
}
