import type { ReactNode } from 'react'
import type { Lang } from '../../../base/label.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Code } from '../../../ui/facts.tsx'
import { Money } from '../../../ui/money.tsx'
import { Notice } from '../../../ui/paper.tsx'
import { PlainText } from '../../../ui/plain-text.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { awardLevelLabels } from '../../call/labels.ts'
import { meanText } from '../../review/points.ts'
import type { NoticeDetail } from '../contract.ts'
import { documentWords, termText } from '../document-words.ts'
import { itemStateLabels } from '../labels.ts'
import { itemTones } from '../state-tones.ts'
import { paths } from './paths.ts'

interface DocumentProps {
  notice: NoticeDetail
  lang: Lang
  link(path: string): string
  now: Date
}

/** The notice as a document: what, one by one, for how long, by whom. Printed, it is the notice. */
export function NoticeDocument({ notice, lang, link, now }: DocumentProps) {
  const words = documentWords[lang]
  return (
    <Notice
      level={1}
      title={notice.title}
      code={notice.code}
      issuer={notice.issuer}
      at={notice.publishedOn ?? now}
      published={notice.publishedOn !== null}
    >
      <PlainText text={notice.body} />
      <h2>{words.items}</h2>
      <Items notice={notice} lang={lang} link={link} />
      <h2>{words.term}</h2>
      <p>{termText(notice, lang)}</p>
      {notice.provisional && <p>{words.moved}</p>}
    </Notice>
  )
}

/** What is read in one glance is not broken. */
function Whole({ children }: { children: ReactNode }) {
  return <span className="code-whole">{children}</span>
}

type Line = NoticeDetail['lines'][number]

/** The project names its row; how it stands is said once it stands. */
function columnsFor({ notice, lang, link }: Omit<DocumentProps, 'now'>): Column<Line>[] {
  const words = documentWords[lang]
  const state: Column<Line> = {
    key: 'state',
    title: words.state,
    cell: (line) => <Chip tone={itemTones[line.state]}>{itemStateLabels[line.state][lang]}</Chip>,
  }
  return [
    {
      key: 'project',
      title: words.project,
      heading: true,
      cell: ({ code, title, organisation }) => (
        <div>
          <a href={link(paths.design(code))}>{title}</a>
          <div className="small soft">
            {organisation} <Code>{code}</Code>
          </div>
        </div>
      ),
    },
    { key: 'place', title: words.place, cell: ({ place }) => <Whole>{words.placeOf(place)}</Whole> },
    {
      key: 'points',
      title: words.points,
      end: true,
      cell: ({ meanHundredths }) => <Whole>{meanText(meanHundredths)}</Whole>,
    },
    { key: 'award', title: words.award, cell: ({ level }) => <Whole>{awardLevelLabels[level][lang]}</Whole> },
    {
      key: 'grant',
      title: words.grant,
      end: true,
      cell: ({ grantFen }) => (
        <Whole>
          <Money fen={grantFen} />
        </Whole>
      ),
    },
    ...(notice.publishedOn === null ? [] : [state]),
  ]
}

function Items(props: Omit<DocumentProps, 'now'>) {
  return (
    <Table
      caption={documentWords[props.lang].itemsCaption}
      rows={props.notice.lines}
      keyOf={({ id }) => id}
      columns={columnsFor(props)}
    />
  )
}
