import type { PageRequest } from '../../../portal/page.ts'
import { BackLink } from '../../../ui/navigation.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Slip } from '../../../ui/slip.tsx'
import type { ProblemDetail } from '../contract.ts'
import { followQr } from '../server/queries/overview.ts'
import { listWords } from './list-words.ts'
import { paths } from './paths.ts'

/** A sheet for the stairwell: what it is about, and a QR code that neighbours scan to follow it or join. */
export function PosterPage({ request, problem }: { request: PageRequest; problem: ProblemDetail }) {
  const { lang, link, publicUrl } = request
  const words = listWords[lang]
  const address = publicUrl + link(paths.problem(problem.code))
  const place = [problem.street?.name, problem.community?.name].filter(Boolean).join(' · ')
  return (
    <div className="narrow stack">
      <BackLink href={link(paths.problem(problem.code))}>{words.backToMatter}</BackLink>
      <p className="no-print soft">{words.posterText}</p>
      {place && <p>{place}</p>}
      <h1 className="poster-title">{problem.title}</h1>
      <Slip poster code={problem.code} qr={<QrCode {...followQr(address)} label={words.qrLabel} />}>
        <p>
          <b>{words.posterCall}</b>
        </p>
        <p>{words.posterWhat}</p>
        <p className="small">{address}</p>
      </Slip>
    </div>
  )
}
