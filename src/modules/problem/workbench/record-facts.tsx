import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Code } from '../../../ui/facts.tsx'
import { DateText } from '../../../ui/time.tsx'
import type { DeskDetail } from '../contract-desk.ts'
import { outsideLabels } from '../labels.ts'
import { fieldName } from './fields.ts'

interface Fact {
  label: string
  value: ReactNode
}

/** What is known of it beside its words. The contact is shown masked until somebody says what for. */
export function factsOf(problem: DeskDetail, contact: string | null, onReveal: () => void): Fact[] {
  const { street, community, area, original, field, handler, ownerName, outside, supportCount, reportedAt, aliases } =
    problem
  const place = [...new Set([street?.name, community?.name, area.name].filter(Boolean))].join(' · ')
  const facts: (Fact | null)[] = [
    { label: '地点', value: original?.place ? `${place}，${original.place}` : place },
    { label: '领域', value: fieldName(field) },
    handler ? { label: '承办', value: [handler, ownerName].filter(Boolean).join('，') } : null,
    outside ? { label: outsideLabels[outside.body].zh, value: `受理号 ${outside.receipt}` } : null,
    { label: '反映时间', value: <DateText at={reportedAt} kind="time" /> },
    { label: '联系方式', value: <Contact problem={problem} contact={contact} onReveal={onReveal} /> },
    supportCount > 0 ? { label: '“我也是”', value: `${supportCount} 人` } : null,
    aliases.length > 0 ? { label: '并入的', value: <Aliases codes={aliases} /> } : null,
  ]
  return facts.filter((fact) => fact !== null)
}

function Aliases({ codes }: { codes: readonly string[] }): ReactNode {
  return (
    <span className="desk-codes">
      {codes.map((code) => (
        <Link key={code} to={`/problems/${code}`}>
          <Code>{code}</Code>
        </Link>
      ))}
    </span>
  )
}

function Contact({
  problem: { contactMasked, can },
  contact,
  onReveal,
}: {
  problem: DeskDetail
  contact: string | null
  onReveal(): void
}): ReactNode {
  if (!contactMasked) return '没有留'
  if (contact)
    return contact.includes('@') ? (
      <a href={`mailto:${contact}`}>{contact}</a>
    ) : (
      <a href={`tel:${contact}`}>{contact}</a>
    )
  return (
    <>
      {contactMasked}{' '}
      {can.contact === null && (
        <button type="button" className="link-button" onClick={onReveal}>
          查看
        </button>
      )}
    </>
  )
}
