import { formatDate, isCivilDate } from '../../base/clock.ts'
import type { Lang } from '../../base/label.ts'
import { formatFen, isFen } from '../../base/money.ts'
import { countIn, either, type SayThread, textIn, type ThreadTexts } from '../../base/thread.ts'
import type { ProjectEventType } from './project.ts'

const official =
  (zh: string, en: string): SayThread =>
  (_part, lang) => ({ title: either(lang, zh, en), mark: 'official' })

const yuan = (fen: unknown) => (isFen(fen) ? formatFen(fen, { kind: 'short' }) : '')

const pooled: SayThread = ({ budgetFen }, lang) => {
  const budget = isFen(budgetFen) ? formatFen(budgetFen, { kind: 'short' }) : null
  return {
    title: either(lang, '进入项目库', 'In the pool'),
    body:
      budget === null
        ? undefined
        : either(lang, `预算 ${budget}，等企业和基金认购`, `Budget ${budget}; companies and funds may pledge`),
    mark: 'official',
  }
}

/** A day that the event carries, as people write it. */
function dayIn(part: Record<string, unknown>, key: string, lang: Lang): string {
  const day = textIn(part, key)
  return isCivilDate(day) ? formatDate(day, lang) : ''
}

const approved: SayThread = (part, lang) => ({
  title: either(lang, '方案和预算核定', 'Plan and budget approved'),
  body: either(
    lang,
    `预算 ${yuan(part.budgetFen)}，${countIn(part, 'milestones')} 个里程碑，${dayIn(part, 'endsOn', lang)}前完成`,
    `Budget ${yuan(part.budgetFen)}, ${countIn(part, 'milestones')} milestones, done by ${dayIn(part, 'endsOn', lang)}`,
  ),
  mark: 'official',
})

/** The steps of a project on the thread that began with a report. */
export const projectThreadTexts = {
  'project.pooled': pooled,
  'project.refining': (_part, lang) => ({ title: either(lang, '优化方案、核定预算', 'Plan and budget are refined') }),
  'plan.submitted': (_part, lang) => ({ title: either(lang, '实施方案已提交，等核定', 'The plan is handed in') }),
  'project.approved': approved,
  'project.signed': official('签约，开始实施', 'Agreement signed; delivery begins'),
  'project.evaluating': official('进入评价', 'Evaluation begins'),
  'project.rectifying': official('限期整改', 'To be rectified'),
  'project.closed': official('结项', 'Closed'),
  'project.ended': (part, lang) => ({
    title: either(lang, '项目终止', 'The project was ended'),
    quote: textIn(part, 'reason'),
    mark: 'official',
  }),
  'project.expired': (_part, lang) => ({
    title: either(lang, '在库期满', 'Its time in the pool is over'),
    body: either(lang, '期限内没有筹够资助，离开项目库', 'Not enough money came in its time: it leaves the pool'),
  }),
} satisfies Partial<Record<ProjectEventType, SayThread>> & ThreadTexts
