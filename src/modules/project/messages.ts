import { messageKind, type MessageKinds } from '../../base/message.ts'

const tail = (link: string | null) => (link ? ` ${link}` : '')

/** What neighbours hear when a project moves on. By SMS not of the pool: that theirs is chosen, the notice has just said. */
export const projectMessages: MessageKinds = {
  'plan.asked-for': messageKind<{ title: string }>({
    zh: ({ title }) => ({
      title: `请写“${title}”的实施方案`,
      body: '钱找齐了。请按认购的总额写实施方案：目标、里程碑、预算和分期，提交后由平台核定，再签协议。',
    }),
    en: ({ title }) => ({
      title: `Please write the plan of “${title}”`,
      body: 'All money is promised. Please write the plan for it: goals, milestones, budget and tranches. Once approved, the agreement follows.',
    }),
    sms: ({ title }, link) => `“${title}”的钱找齐了，请写实施方案和预算：${tail(link)}`,
  }),
  'plan.returned': messageKind<{ title: string }>({
    zh: ({ title }) => ({
      title: `“${title}”的实施方案退回修改`,
      body: '要改什么写在方案页上，改好再提交一次。',
    }),
    en: ({ title }) => ({
      title: `The plan of “${title}” came back`,
      body: 'Its page says what to change; hand it in again once that is done.',
    }),
  }),
  'plan.approved': messageKind<{ title: string }>({
    zh: ({ title }) => ({
      title: `“${title}”的方案和预算核定了`,
      body: '协议会按核定的方案生成，各方盖章确认后开始实施。',
    }),
    en: ({ title }) => ({
      title: `The plan of “${title}” is approved`,
      body: 'The agreement is drawn from it; once every party has sealed and confirmed it, the work begins.',
    }),
  }),
  'project.news-pooled': messageKind<{ problem: string; title: string }>({
    zh: ({ problem, title }) => ({
      title: `${problem} 有了项目：${title}`,
      body: `您关心的事（${problem}）成了项目“${title}”，进了项目库。谁出钱、钱到哪一步、做到哪一步，项目页上都看得到。`,
    }),
    en: ({ problem, title }) => ({
      title: `${problem} has become a project: ${title}`,
      body: `What was reported as ${problem} is now the project “${title}”. Who pays, where the money is and how far it has come stand on its page.`,
    }),
  }),
  'project.news-ended': messageKind<{ problem: string; title: string }>({
    zh: ({ problem, title }) => ({
      title: `项目“${title}”终止了`,
      body: `为您关心的事（${problem}）做的项目“${title}”终止了，原因写在项目页上。`,
    }),
    en: ({ problem, title }) => ({
      title: `The project “${title}” was ended`,
      body: `The project “${title}” for ${problem} was ended; its page says why.`,
    }),
    sms: ({ problem, title }, link) => `为 ${problem} 做的项目“${title}”终止了，原因见：${tail(link)}`,
  }),
}
