import { messageKind, type MessageKinds } from '../../base/message.ts'
import { partLabels } from './labels.ts'
import type { MemberPart } from './design.ts'

const tail = (link: string | null) => (link ? ` ${link}` : '')

const partOf = (part: string) => partLabels[part as MemberPart]

/** What they were asked to do in the team, as one says it to them. */
const askedTo = (part: string) => (part === 'takes-part' ? '参与' : partOf(part).zh)
const askedToInEnglish: Record<string, string> = { leads: 'lead', drives: 'drive', 'takes-part': 'take part in' }

/** What neighbours hear once what they reported has become a design, and what organisations and helpers are asked and answered. */
export const designMessages: MessageKinds = {
  'design.opened': messageKind<{ code: string; problem: string }>({
    zh: ({ problem }) => ({
      title: `${problem} 开始商量方案`,
      body: `您关心的事（${problem}）有人牵头想办法了。方案公开后，您能看到打算怎么做、谁来做；想出一份力，也可以加入。`,
    }),
    en: ({ problem }) => ({
      title: `A design for ${problem} is begun`,
      body: `Somebody has begun to work out what to do about ${problem}. Once the design is public you will see what is planned and by whom, and you may join in.`,
    }),
    sms: ({ problem }, link) => `您关心的 ${problem} 开始商量方案了。${tail(link)}`,
  }),
  'design.published': messageKind<{ code: string; title: string }>({
    zh: ({ title }) => ({
      title: `方案公开了：${title}`,
      body: `您关心的事有了方案：${title}。打开看看打算怎么做、谁来做，团队还缺什么人。愿意出一份力，在那一页点“我想参与”。`,
    }),
    en: ({ title }) => ({
      title: `The design is public: ${title}`,
      body: `There is a design for what you reported: ${title}. See what is planned, who does it, and who is still needed. If you would like to help, offer to join on that page.`,
    }),
    sms: ({ title }, link) => `您关心的事有方案了：${title}。看看打算怎么做。${tail(link)}`,
  }),
  'design.settled': messageKind<{ code: string; title: string }>({
    zh: ({ title }) => ({
      title: `方案定下来了：${title}`,
      body: `${title}：谁主导、谁牵头、谁参与都定了，接下来去申报。有结果马上告诉您。`,
    }),
    en: ({ title }) => ({
      title: `The design is settled: ${title}`,
      body: `${title}: who leads, who drives and who takes part is settled, and it can now apply. You will hear how it goes.`,
    }),
    sms: ({ title }, link) => `${title}：方案和团队都定了，接下来申报。${tail(link)}`,
  }),
  'design.ended': messageKind<{ code: string; problem: string }>({
    zh: ({ problem }) => ({
      title: `${problem} 的方案停下了`,
      body: `为 ${problem} 商量的方案不再做下去。这件事没有撤，可以另起方案；有人接手，我们再告诉您。`,
    }),
    en: ({ problem }) => ({
      title: `The design for ${problem} does not go on`,
      body: `The design that was to answer ${problem} does not go on. The matter itself stays open to another design; you will hear when one is begun.`,
    }),
    sms: ({ problem }, link) => `为 ${problem} 商量的方案停下了，这件事还在，可以另起方案。${tail(link)}`,
  }),
  'design.invited': messageKind<{ code: string; organisation: string; part: string }>({
    zh: ({ code, organisation, part }) => ({
      title: `邀请${organisation}${askedTo(part)}一个方案`,
      body: `${code} 的团队请${organisation}来${askedTo(part)}。打开链接看看方案说了什么，可以接受，也可以谢绝。`,
    }),
    en: ({ code, organisation, part }) => ({
      title: `${organisation} is asked to ${askedToInEnglish[part] ?? 'join'} a design`,
      body: `The team of ${code} asks ${organisation} to ${askedToInEnglish[part] ?? 'join'} it. Open the link to read the design, and accept or decline.`,
    }),
    sms: ({ code, organisation, part }, link) =>
      `${code} 的团队请${organisation}来${askedTo(part)}，请答复。${tail(link)}`,
  }),
  'design.offered': messageKind<{ code: string; organisation: string | null }>({
    zh: ({ code, organisation }) => ({
      title: `有人想加入 ${code} 的团队`,
      body: `${organisation ?? '一位居民'}想参与 ${code} 的方案，等你们答复。`,
    }),
    en: ({ code, organisation }) => ({
      title: `Someone offers to join ${code}`,
      body: `${organisation ?? 'A resident'} offers to take part in ${code} and waits for your answer.`,
    }),
  }),
  'design.offer-accepted': messageKind<{ code: string; organisation: string | null }>({
    zh: ({ code, organisation }) => ({
      title: `欢迎加入 ${code} 的团队`,
      body: `${organisation ?? '您'}在 ${code} 的团队里了。谁做什么，在方案那一页能看到；公开时不显示个人姓名。`,
    }),
    en: ({ code, organisation }) => ({
      title: `Welcome to the team of ${code}`,
      body: `${organisation ?? 'You'} ${organisation ? 'is' : 'are'} in the team of ${code}. The page of the design says who does what; persons are not named in public.`,
    }),
    sms: ({ code }, link) => `欢迎加入 ${code} 的团队，打开看分工。${tail(link)}`,
  }),
  'design.offer-declined': messageKind<{ code: string; organisation: string | null }>({
    zh: ({ code }) => ({
      title: `${code} 的团队这次没有增加人`,
      body: `谢谢您愿意为 ${code} 出力。这次团队没有增加人；方案怎么走，您照样能看到。`,
    }),
    en: ({ code }) => ({
      title: `The team of ${code} is not growing now`,
      body: `Thank you for offering to help with ${code}. The team takes nobody in this time; you can still follow how the design goes.`,
    }),
  }),
  'design.removed': messageKind<{ code: string; organisation: string | null }>({
    zh: ({ code, organisation }) => ({
      title: `${code} 的团队有调整`,
      body: `${organisation ?? '您'}不在 ${code} 的团队里了，谢谢之前的付出。方案怎么走，照样能看到；有疑问，可以问主导方或当地社区。`,
    }),
    en: ({ code, organisation }) => ({
      title: `The team of ${code} has changed`,
      body: `${organisation ?? 'You'} ${organisation ? 'is' : 'are'} no longer in the team of ${code}; thank you for what was done. You can still follow the design. If you have a question, ask who leads it, or the community.`,
    }),
  }),
  'design.withheld': messageKind<{ code: string }>({
    zh: ({ code }) => ({
      title: `${code} 的方案文字暂不公开`,
      body: '打开方案那一页看原因。改一改再保存，就重新审核。',
    }),
    en: ({ code }) => ({
      title: `The words of ${code} are not shown`,
      body: 'The page of the design says why. Change them and save: they are then reviewed again.',
    }),
  }),
}
