import type { ReactNode } from 'react'
import { Money } from '../../../ui/money.tsx'
import { Notice } from '../../../ui/paper.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import type { Deadline } from '../../../base/working-days.ts'
import { civilDate } from '../../../base/clock.ts'
import { Code } from '../../../ui/facts.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { awardLevelLabels } from '../../call/labels.ts'
import { meanText } from '../../review/points.ts'
import type { NoticeDetail } from '../contract.ts'
import { documentWords, termText } from '../document-words.ts'

interface PrintedProps {
  notice: NoticeDetail
  words: { title: string; body: string }
  end: Deadline
}

const words = documentWords.zh

/** The document as the portal prints it once it is published now. */
export function PrintedNotice({ notice, words: { title, body }, end }: PrintedProps): ReactNode {
  const now = serverNow()
  const { code, issuer, lines, workingDays } = notice
  return (
    <aside className="notice-result" aria-label="发布后的样子" tabIndex={-1}>
      <Notice level={2} title={title} code={code} issuer={issuer} at={now} published>
        <PlainText text={body} />
        <h3>{words.items}</h3>
        <ol className="notice-lines">
          {lines.map(({ id, code: itemCode, title: item, organisation, place, meanHundredths, level, grantFen }) => (
            <li key={id}>
              <b>{item}</b> <Code>{itemCode}</Code>
              <br />
              {words.placeOf(place)}，{meanText(meanHundredths)} 分；{organisation}；{awardLevelLabels[level].zh}，
              {words.grant} <Money fen={grantFen} />
            </li>
          ))}
        </ol>
        <h3>{words.term}</h3>
        <p>{termText({ workingDays, publishedOn: civilDate(now), endsOn: end.on }, 'zh')}</p>
        {end.provisional && <p>{words.moved}</p>}
      </Notice>
    </aside>
  )
}
