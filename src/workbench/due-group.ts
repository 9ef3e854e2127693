import { remaining } from '../ui/formats.ts'

export const dueGroups = ['late', 'today', 'week', 'later', 'none'] as const

export type DueGroup = (typeof dueGroups)[number]

export const dueGroupWords: Record<DueGroup, string> = {
  late: '已逾期',
  today: '今天',
  week: '七天内',
  later: '以后',
  none: '没有时限',
}

/** How near a time limit is, as the to-do list is parted. */
export function dueGroupOf(dueAt: string | null, now: Date): DueGroup {
  if (dueAt === null) return 'none'
  const { days, late } = remaining(dueAt, now)
  if (late) return 'late'
  if (days === 0) return 'today'
  return days <= 7 ? 'week' : 'later'
}
