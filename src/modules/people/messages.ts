import { messageKind, type MessageKinds } from '../../base/message.ts'

/** The words of what people are told about accounts, organisations and children. Nothing personal is a parameter. */
export const peopleMessages: MessageKinds = {
  'people.invited': messageKind<{ organisation: string; days: number }>({
    zh: ({ organisation, days }) => ({
      title: `${organisation}邀请您加入`,
      body: `${organisation}请您作为成员在平台上办事。\n\n${days} 天内打开链接，可以接受，也可以谢绝。不认识这家组织，不用理会。`,
    }),
    en: ({ organisation, days }) => ({
      title: `${organisation} invites you`,
      body: `${organisation} asks you to act for it on this platform.\n\nOpen the link within ${days} days to accept or decline. If you do not know them, ignore this.`,
    }),
    opens: { zh: '看看邀请', en: 'See the invitation' },
    sms: ({ organisation, days }, link) => `${organisation}邀请您加入，${days} 天内有效：${link ?? ''}。不认识请忽略。`,
  }),
  'people.password-link': messageKind<{ minutes: number }>({
    zh: ({ minutes }) => ({
      title: '重设密码',
      body: `有人（应该是您）请求为这个邮箱的账号重设密码。\n\n${minutes} 分钟内打开链接，设一个新密码；链接只能用一次。不是您要求的，不用理会，密码不会变。`,
    }),
    en: ({ minutes }) => ({
      title: 'A new password',
      body: `Someone, presumably you, asked for a new password for the account with this address.\n\nOpen the link within ${minutes} minutes to choose one; it works once. If it was not you, ignore this: nothing changes.`,
    }),
    opens: { zh: '设新密码', en: 'Choose a new password' },
  }),
  'people.guardian-named': messageKind<{ relation: string }>({
    zh: () => ({
      title: '有一位未成年人把您登记为监护人',
      body: '请用收到这条消息的手机号或邮箱登录，在“我的家人”里查看。\n\n是您的孩子，就请确认同意；不是，点“不是我”，这条登记随即删除。',
    }),
    en: () => ({
      title: 'A minor has named you as guardian',
      body: 'Sign in with this number or address and look under "My family".\n\nIf it is your child, confirm; if not, choose "Not me" and the entry is deleted.',
    }),
    opens: { zh: '去确认', en: 'Confirm or decline' },
    sms: (_, link) => `有未成年人把您登记为监护人。请用本手机号登录确认；不是您，也请点“不是我”：${link ?? ''}`,
  }),
  'people.guardian-confirmed': messageKind<Record<string, never>>({
    zh: () => ({ title: '监护人已经确认', body: '您的监护人已经同意，您可以用全部功能了。' }),
    en: () => ({ title: 'Your guardian has confirmed', body: 'Your guardian agreed; everything is open to you now.' }),
  }),
  'people.role-given': messageKind<{ role: string; node: string }>({
    zh: ({ role, node }) => ({
      title: `您已担任${node}${role}`,
      body: `您现在是${node}的${role}，可以进入工作台办理。`,
    }),
    en: ({ role, node }) => ({
      title: `New role: ${role}`,
      body: `You now hold the role "${role}" for ${node}. The workbench is open to you.`,
    }),
  }),
  'people.role-ended': messageKind<{ role: string; node: string }>({
    zh: ({ role, node }) => ({
      title: `${node}${role}的工作已结束`,
      body: `您不再担任${node}的${role}。有疑问，请联系上级管理员。`,
    }),
    en: ({ role, node }) => ({
      title: `Role ended: ${role}`,
      body: `You no longer hold the role "${role}" for ${node}. Ask your administrator if in doubt.`,
    }),
  }),
  'people.organisation-verified': messageKind<{ organisation: string }>({
    zh: ({ organisation }) => ({
      title: `${organisation}已通过核验`,
      body: `${organisation}的资料已经核验，现在公开可见，可以以组织名义参与项目。`,
    }),
    en: ({ organisation }) => ({
      title: `${organisation} has been verified`,
      body: `${organisation} is now public, and you may act in its name.`,
    }),
  }),
  'people.organisation-refused': messageKind<{ organisation: string; reason: string }>({
    zh: ({ organisation, reason }) => ({
      title: `${organisation}还差一点`,
      body: `核验时发现：${reason}\n\n改好后可以再次提交。`,
    }),
    en: ({ organisation, reason }) => ({
      title: `${organisation} needs a change`,
      body: `On checking we found: ${reason}\n\nMend it and submit again.`,
    }),
  }),
}
