import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import { Row, Rows } from '../../../ui/card.tsx'
import { Table } from '../../../ui/table.tsx'
import type { AgreementDetail } from '../contract.ts'
import { agreementWords } from './agreement-words.ts'
import { paths } from './paths.ts'

interface TermsProps {
  agreement: AgreementDetail
  lang: Lang
  link(path: string): string
}

const short = (fen: number) => formatFen(fen, { kind: 'short' })

/** What is agreed: goals, and what is paid when. */
export function Terms({ agreement, lang, link }: TermsProps) {
  const words = agreementWords[lang]
  return (
    <div className="stack">
      <h3>{words.tranches}</h3>
      <Tranches agreement={agreement} lang={lang} />
      <h3>{words.goals}</h3>
      <Rows>
        {agreement.goals.map(({ text, target }, index) => (
          <Row key={index} title={text}>
            {words.target(target)}
          </Row>
        ))}
      </Rows>
      <p>
        <a href={link(paths.plan(agreement.project.code))}>{words.plan}</a>
      </p>
    </div>
  )
}

/** The signing first, then each step, and what they come to. */
function Tranches({ agreement: { tranches, grantFen }, lang }: Omit<TermsProps, 'link'>) {
  const words = agreementWords[lang]
  const lines = tranches.map((tranche, index) => ({
    ...tranche,
    key: String(index),
    title: index === 0 ? words.signing : tranche.title,
  }))
  return (
    <>
      <Table
        caption={words.tranches}
        rows={lines}
        keyOf={({ key }) => key}
        columns={[
          { key: 'title', title: words.tranche, heading: true, cell: ({ title }) => title },
          { key: 'dueOn', title: words.dueOn, cell: ({ dueOn }) => formatDate(dueOn, lang) },
          { key: 'evidence', title: words.evidence, cell: ({ evidence }) => evidence || '—' },
          { key: 'share', title: words.share, end: true, cell: ({ sharePercent }) => `${sharePercent}%` },
          { key: 'amount', title: words.amount, end: true, cell: ({ amountFen }) => short(amountFen) },
        ]}
      />
      <p>
        {words.total} <b>{short(grantFen)}</b>
      </p>
    </>
  )
}
