import type { ReactNode } from 'react'
import type { PageRequest } from '../../../portal/page.ts'
import { Breadcrumb } from '../../../ui/navigation.tsx'
import type { DesignDetail } from '../contract.ts'
import { designWords } from './design-words.ts'
import { paths } from './paths.ts'

interface NarrowProps {
  request: PageRequest
  title: string
  lead?: string
  /** the design the page belongs to */
  design?: Pick<DesignDetail, 'code' | 'title'>
  children: ReactNode
}

/** A page of one thing to do, in one column. */
export function Narrow({ request: { lang, link }, title, lead, design, children }: NarrowProps) {
  return (
    <div className="narrow stack">
      <Breadcrumb
        items={[
          { text: designWords[lang].crumb, href: link(paths.list) },
          ...(design ? [{ text: design.title ?? design.code, href: link(paths.design(design.code)) }] : []),
          { text: title },
        ]}
      />
      <div className="stack-tight">
        <h1>{title}</h1>
        {lead && <p className="soft">{lead}</p>}
      </div>
      {children}
    </div>
  )
}
