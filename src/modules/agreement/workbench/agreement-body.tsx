import type { ReactNode } from 'react'
import { formatDate } from '../../../base/clock.ts'
import { formatFen } from '../../../base/money.ts'
import { Chip } from '../../../ui/chip.tsx'
import { DateText } from '../../../ui/time.tsx'
import { moneySourceLabels } from '../../project/labels.ts'
import type { AgreementDetail, AgreementParty } from '../contract.ts'
import { partyRoleLabels } from '../labels.ts'

interface PartProps {
  agreement: AgreementDetail
}

/** Its parties, the scan of the paper, what is paid when. */
export function AgreementBody({ agreement }: PartProps): ReactNode {
  return (
    <>
      <section className="record-part">
        <h3>各方</h3>
        <ul className="record-lines">
          {agreement.parties.map((party) => (
            <PartyLine key={party.position} party={party} />
          ))}
        </ul>
      </section>
      <Scans agreement={agreement} />
      <Tranches agreement={agreement} />
    </>
  )
}

function PartyLine({ party: { role, name, pays, confirmedAt } }: { party: AgreementParty }): ReactNode {
  return (
    <li>
      <span>
        {name}
        <span className="small soft line-marks">{partyRoleLabels[role].zh}</span>
        {pays.map((pay) => (
          <span className="small soft line-marks" key={pays.indexOf(pay)}>
            {[moneySourceLabels[pay.source].zh, formatFen(pay.amountFen), pay.basis].filter(Boolean).join(' · ')}
          </span>
        ))}
      </span>
      <span className="small">
        {confirmedAt ? (
          <>
            <Chip tone="go">已确认</Chip> <DateText at={confirmedAt} kind="day" />
          </>
        ) : (
          <Chip tone="wait">未确认</Chip>
        )}
      </span>
    </li>
  )
}

/** Photographs small, opened on tap; a PDF is handed over. */
function Scans({ agreement: { scans, checkCode, state } }: PartProps): ReactNode {
  if (scans.length === 0) return null
  const photos = scans.filter(({ kind }) => kind === 'photo')
  const papers = scans.filter(({ kind }) => kind === 'document')
  return (
    <section className="record-part">
      <h3>盖章的扫描件</h3>
      {state === 'scanned' && (
        <p className="small soft">每页印的编号和校验码 {checkCode} 都对得上、章盖齐了，再确认。</p>
      )}
      {photos.length > 0 && (
        <ul className="agreement-scans">
          {photos.map(({ id }, index) => (
            <li key={id}>
              <a href={`/files/${id}`} target="_blank" rel="noreferrer">
                <img src={`/files/${id}/thumb`} alt={`第 ${index + 1} 张，打开大图`} width={96} height={128} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {papers.length > 0 && (
        <ul className="agreement-files">
          {papers.map(({ id, name }) => (
            <li key={id}>
              <a href={`/files/${id}`}>{name ?? '扫描件.pdf'}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The first at signing, then what follows each milestone. */
function Tranches({ agreement: { tranches } }: PartProps): ReactNode {
  return (
    <section className="record-part">
      <h3>分期拨付</h3>
      <ul className="record-lines">
        {tranches.map((tranche) => (
          <TrancheLine key={tranches.indexOf(tranche)} tranche={tranche} signing={tranche === tranches[0]} />
        ))}
      </ul>
    </section>
  )
}

interface TrancheProps {
  tranche: AgreementDetail['tranches'][number]
  signing: boolean
}

function TrancheLine({ tranche, signing }: TrancheProps): ReactNode {
  const { title, dueOn, evidence, sharePercent, amountFen } = tranche
  return (
    <li>
      <span>
        {signing ? '签约后' : title}
        <span className="small soft line-marks">
          {signing ? '协议生效就拨付' : `${formatDate(dueOn, 'zh')}前交：${evidence}`}
        </span>
      </span>
      <span className="agreement-amount">
        {formatFen(amountFen)}
        <span className="small soft line-marks">{sharePercent}%</span>
      </span>
    </li>
  )
}
