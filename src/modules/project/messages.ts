import { messageKind, type MessageKinds } from '../../base/message.ts'

const tail = (link: string | null) => (link ? ` ${link}` : '')

/** What neighbours hear when a project moves on. By SMS not of the pool: that theirs is chosen, the notice has just said. */
export const projectMessages: MessageKinds = {
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
