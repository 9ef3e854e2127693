import { formatDate } from '../../../base/clock.ts'
import type { Lang } from '../../../base/label.ts'
import type { TellThread } from '../../../base/thread.ts'
import { markNow, threadSteps } from '../../../ui/thread-steps.tsx'
import { Timeline, type TimelineItem } from '../../../ui/timeline.tsx'
import type { ProjectDetail } from '../contract.ts'
import { projectWords } from './project-words.ts'

interface ThreadProps {
  project: ProjectDetail
  lang: Lang
  tell: TellThread
}

/** What happened from the first report on, newest first, with what is to come by a day as the step ahead. */
export function ProjectThread({ project, lang, tell }: ThreadProps) {
  // why it was ended stands on this page already
  const happened = threadSteps(project.thread, { lang, tell, elsewhere: project.endedBecause ?? undefined })
  return <Timeline items={[...stepAhead(project, lang), ...markNow(happened)]} />
}

function stepAhead({ state, expiresOn }: ProjectDetail, lang: Lang): TimelineItem[] {
  if (state !== 'pooled') return []
  const words = projectWords[lang]
  return [{ key: 'ahead', when: words.aheadBy(formatDate(expiresOn, lang)), title: words.ahead, mark: 'ahead' }]
}
