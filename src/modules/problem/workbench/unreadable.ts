import type { Consent } from '../problem.ts'

/** Why there are no words: a child's are nobody's to read before the guardian has agreed. */
export function unreadable({ consent }: { consent: Consent }): string {
  return consent === 'waiting' ? '（等家长同意，内容暂不显示）' : '（内容已清除）'
}
