import { civilDate, formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import { formatFen } from '../../../base/money.ts'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { moneySourceLabels } from '../../project/labels.ts'
import type { AgreementDetail, AgreementParty } from '../contract.ts'
import { partyRoleLabels } from '../labels.ts'
import { agreementWords } from './agreement-words.ts'
import { paths } from './paths.ts'

interface PartiesProps {
  agreement: AgreementDetail
  lang: Lang
  link(path: string): string
}

/** Who is bound and to what; for those inside, who has confirmed. */
export function Parties({ agreement, lang, link }: PartiesProps) {
  return (
    <CardGrid>
      {agreement.parties.map((party) => (
        <PartyCard key={party.position} agreement={agreement} party={party} lang={lang} link={link} />
      ))}
    </CardGrid>
  )
}

function PartyCard({ agreement, party, lang, link }: PartiesProps & { party: AgreementParty }) {
  const words = agreementWords[lang]
  const { role, name, organisationId, pays } = party
  return (
    <Card
      chips={
        <>
          <Chip>{partyRoleLabels[role][lang]}</Chip>
          {agreement.inside && <Confirmed agreement={agreement} party={party} lang={lang} />}
        </>
      }
      title={organisationId ? <a href={link(paths.organisation(organisationId))}>{name}</a> : name}
    >
      {role !== 'payer' && <p className="small soft">{role === 'deliverer' ? words.delivers : words.watches}</p>}
      {pays.map(({ source, amountFen, basis }, index) => (
        <div key={index}>
          <p>{words.pays(formatFen(amountFen, { kind: 'short' }), moneySourceLabels[source][lang])}</p>
          {basis && <p className="small soft">{words.basis(basis)}</p>}
        </div>
      ))}
    </Card>
  )
}

/** Only while it is on its way, and afterwards with its day: a paper that came to nothing waits for nobody. */
function Confirmed({
  agreement: { state },
  party: { confirmedAt },
  lang,
}: Omit<PartiesProps, 'link'> & { party: AgreementParty }) {
  const words = agreementWords[lang]
  if (confirmedAt)
    return <Chip tone="go">{words.confirmedOn(formatDate(civilDate(new Date(confirmedAt)), lang, 'short'))}</Chip>
  if (state === 'scanned') return <Chip tone="wait">{words.unconfirmed}</Chip>
  return state === 'drawn' ? <Chip tone="info">{words.notYet}</Chip> : null
}
