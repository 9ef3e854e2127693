import type { ReactNode } from 'react'
import { Chip } from '../../../ui/chip.tsx'
import { problemFieldLabels } from '../../problem/labels.ts'
import type { ExpertItem } from '../contract-desk.ts'

export const fieldNames = (fields: readonly string[]) =>
  fields.map((code) => problemFieldLabels[code]?.zh ?? code).join('、')

/** Not registered: nothing can be assigned; suspended: nobody is asked for the time being. */
export function ExpertChip({ profile }: Pick<ExpertItem, 'profile'>): ReactNode {
  if (!profile) return <Chip tone="wait">待登记专长</Chip>
  return profile.suspendedBecause ? <Chip tone="still">暂停</Chip> : <Chip tone="go">可以请</Chip>
}

export const standingText = ({ profile }: ExpertItem) =>
  !profile ? '待登记专长' : profile.suspendedBecause ? '暂停' : '可以请'
