import { civilDate, formatDate } from '../../../base/clock.ts'
import type { PageRequest } from '../../../portal/page.ts'
import { Facts } from '../../../ui/facts.tsx'
import { BackLink } from '../../../ui/navigation.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Slip } from '../../../ui/slip.tsx'
import type { ProblemDetail } from '../contract.ts'
import { followQr } from '../server/queries/overview.ts'
import { followWords } from './follow-words.ts'
import { paths } from './paths.ts'
import { privateAddress } from './receipt.tsx'

/** A slip of paper to take home: printed alone, it fits A6. */
export function SlipPage({
  request,
  problem,
  secret,
}: {
  request: PageRequest
  problem: ProblemDetail
  secret: string
}) {
  const { lang, link } = request
  const words = followWords[lang]
  const address = privateAddress(request, problem.code, secret)
  const facts = [
    { term: words.slipFor, value: formatDate(civilDate(new Date(problem.reportedAt)), lang) },
    ...(problem.dueOn ? [{ term: words.slipDue, value: formatDate(problem.dueOn, lang) }] : []),
  ]
  return (
    <div className="narrow stack">
      <BackLink href={link(paths.follow(problem.code, { s: secret }))}>{words.back}</BackLink>
      <h1>{words.slipTitle}</h1>
      <p className="no-print soft">{words.slipHint}</p>
      <Slip code={problem.code} qr={<QrCode {...followQr(address)} label={words.qrLabel} />}>
        <Facts items={facts} />
        <p className="small">{words.slipScan}</p>
        <p className="small">{words.slipAddress(request.publicUrl + link(paths.find))}</p>
        <p className="small">{words.slipNoPhone}</p>
      </Slip>
    </div>
  )
}
