import type { Label, Labels } from '../../base/label.ts'
import type {
  InvitationState,
  MemberRole,
  OrganisationAction,
  OrganisationKind,
  OrganisationState,
  Party,
} from './organisation.ts'
import type { ConsentPurpose, ContactKind, ErasureHold, GuardianRelation, GuardianState } from './people.ts'

export const contactKindLabels: Labels<ContactKind> = {
  phone: { zh: '手机号', en: 'Phone' },
  email: { zh: '邮箱', en: 'E-mail' },
}

export const organisationKindLabels: Labels<OrganisationKind> = {
  'government-body': { zh: '政府部门', en: 'Government body' },
  'party-organisation': { zh: '党组织', en: 'Party organisation' },
  'public-institution': { zh: '事业单位', en: 'Public institution' },
  'residents-committee': { zh: '居委会', en: "Residents' committee" },
  'community-workstation': { zh: '社区工作站', en: 'Community workstation' },
  'party-service-centre': { zh: '党群服务中心', en: 'Party and mass service centre' },
  school: { zh: '学校', en: 'School' },
  'social-organisation': { zh: '社会组织', en: 'Social organisation' },
  foundation: { zh: '基金会', en: 'Foundation' },
  'social-enterprise': { zh: '社会企业', en: 'Social enterprise' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  'stock-cooperative': { zh: '股份合作公司', en: 'Joint-stock cooperative' },
  'community-group': { zh: '社区自组织', en: 'Community group' },
  'owners-committee': { zh: '业主委员会', en: "Owners' committee" },
}

export const partyLabels: Labels<Party> = {
  government: { zh: '党委政府', en: 'Party and government' },
  social: { zh: '社会组织', en: 'Social sector' },
  enterprise: { zh: '商界企业', en: 'Business' },
  public: { zh: '社会公众', en: 'Residents' },
}

export const organisationStateLabels: Labels<OrganisationState> = {
  waiting: { zh: '待核验', en: 'Waiting to be verified' },
  verified: { zh: '已核验', en: 'Verified' },
  refused: { zh: '已退回', en: 'Returned' },
  closed: { zh: '已注销', en: 'Closed' },
}

export const organisationActionLabels: Labels<OrganisationAction> = {
  verify: { zh: '核验通过', en: 'Verify' },
  refuse: { zh: '退回', en: 'Return' },
  resubmit: { zh: '再次提交', en: 'Submit again' },
  close: { zh: '注销', en: 'Close' },
}

/** The words on the link of a to-do item. */
export const todoActionLabels: Labels<'organisation.verify'> = {
  'organisation.verify': { zh: '去核验', en: 'Verify' },
}

export const memberRoleLabels: Labels<MemberRole> = {
  manager: { zh: '管理员', en: 'Manager' },
  member: { zh: '成员', en: 'Member' },
}

export const invitationStateLabels: Labels<InvitationState> = {
  open: { zh: '等待答复', en: 'Waiting for an answer' },
  accepted: { zh: '已接受', en: 'Accepted' },
  declined: { zh: '已谢绝', en: 'Declined' },
  revoked: { zh: '已收回', en: 'Taken back' },
  expired: { zh: '已过期', en: 'Expired' },
}

export const guardianRelationLabels: Labels<GuardianRelation> = {
  parent: { zh: '父母', en: 'Parent' },
  grandparent: { zh: '祖父母、外祖父母', en: 'Grandparent' },
  sibling: { zh: '成年兄姐', en: 'Adult sibling' },
  other: { zh: '其他监护人', en: 'Other guardian' },
}

export const guardianStateLabels: Labels<GuardianState> = {
  'not-needed': { zh: '已成年', en: 'Of age' },
  missing: { zh: '等监护人同意', en: 'Waiting for a guardian' },
  informed: { zh: '已告知监护人', en: 'Guardian informed' },
  consented: { zh: '监护人已同意', en: 'Guardian has consented' },
}

export const consentPurposeLabels: Labels<ConsentPurpose> = {
  account: { zh: '使用账号', en: 'Having an account' },
  guardian: { zh: '使用未成年人的资料', en: "Using a minor's data" },
  'public-name': { zh: '公开我的称呼', en: 'Showing my name in public' },
}

export const erasureHoldLabels: Labels<ErasureHold> = {
  acts: {
    zh: '您办过的事的记录，只留编号和时间，不留姓名。公共事务要可以追溯。',
    en: 'The record of what you did, by number and time, without your name: public acts must be traceable.',
  },
  offices: {
    zh: '您担任过的公职的起止时间，不留姓名。',
    en: 'When you held an office, without your name.',
  },
  consents: {
    zh: '您同意和撤回的时间与文本版本，用来证明我们照您的意思做了。',
    en: 'When you agreed and withdrew, and to which text: proof that we did as you said.',
  },
}

export const eventLabels: Labels<string> = {
  'person.joined': { zh: '开始使用平台', en: 'Joined' },
  'person.added': { zh: '由工作人员登记', en: 'Entered by staff' },
  'person.looked-up': { zh: '按手机号或邮箱查到了人', en: 'Was looked up by number or address' },
  'person.corrected': { zh: '更正了个人资料', en: 'Corrected personal data' },
  'person.erased': { zh: '注销账号，个人资料已删除', en: 'Erased' },
  'child.added': { zh: '监护人登记了孩子', en: 'A guardian entered a child' },
  'child.removed': { zh: '监护人撤回了对孩子资料的同意', en: 'A guardian withdrew consent for a child' },
  'guardian.named': { zh: '未成年人登记了监护人', en: 'A minor named a guardian' },
  'guardian.confirmed': { zh: '监护人已确认并同意', en: 'The guardian confirmed and consented' },
  'guardian.declined': { zh: '对方表示不是监护人', en: 'The person named is not the guardian' },
  'consent.given': { zh: '同意了一项用途', en: 'Gave a consent' },
  'consent.withdrawn': { zh: '撤回了一项同意', en: 'Withdrew a consent' },
  'security.password-set': { zh: '设置了密码', en: 'Set a password' },
  'security.password-link-sent': { zh: '发出了重设密码的链接', en: 'A link to a new password was sent' },
  'security.password-reset': { zh: '用链接重设了密码', en: 'Chose a new password by link' },
  'security.second-factor-set': { zh: '设好了两步验证', en: 'Set up a second factor' },
  'security.second-factor-removed': { zh: '停用了原来的两步验证', en: 'Took the second factor away' },
  'security.second-factor-reset': { zh: '管理员清除了两步验证', en: 'An administrator reset the second factor' },
  'security.sessions-ended': { zh: '退出了其他设备', en: 'Signed out elsewhere' },
  'token.created': { zh: '新建了接口令牌', en: 'Created an API token' },
  'token.revoked': { zh: '停用了接口令牌', en: 'Revoked an API token' },
  'grant.given': { zh: '授予角色', en: 'A role was given' },
  'grant.ended': { zh: '收回角色', en: 'A role ended' },
  'organisation.registered': { zh: '登记了组织', en: 'Registered an organisation' },
  'organisation.changed': { zh: '更新了组织资料', en: 'Changed an organisation' },
  'organisation.verified': { zh: '组织通过核验', en: 'An organisation was verified' },
  'organisation.refused': { zh: '组织被退回', en: 'An organisation was returned' },
  'organisation.resubmitted': { zh: '组织再次提交核验', en: 'An organisation was submitted again' },
  'organisation.closed': { zh: '组织已注销', en: 'An organisation was closed' },
  'membership.began': { zh: '加入组织', en: 'Joined an organisation' },
  'membership.changed': { zh: '成员身份变更', en: 'A member’s role changed' },
  'membership.ended': { zh: '退出组织', en: 'Left an organisation' },
  'invitation.sent': { zh: '发出邀请', en: 'Sent an invitation' },
  'invitation.accepted': { zh: '接受邀请', en: 'Accepted an invitation' },
  'invitation.declined': { zh: '谢绝邀请', en: 'Declined an invitation' },
  'invitation.revoked': { zh: '收回邀请', en: 'Took back an invitation' },
}

export const refusalLabels: Labels<string> = {
  'sign-in.too-many': { zh: '试得太多了，请 {seconds} 秒后再试', en: 'Too many tries. Please wait {seconds} seconds' },
  'sign-in.code-wrong': { zh: '验证码不对，或者已经过期', en: 'The code is wrong or has expired' },
  'sign-in.wrong': { zh: '账号或密码不对', en: 'The name or the password is wrong' },
  'sign-in.begin-again': {
    zh: '停留太久了，请从输入手机号开始',
    en: 'This took too long. Please start with your phone number',
  },
  'sign-in.sms-failed': {
    zh: '短信没有发出去，请稍后再试，或改用密码登录',
    en: 'The message could not be sent. Try again shortly, or use a password',
  },
  'password-link.no-mail': {
    zh: '这里不发邮件。请用短信验证码登录，再设新密码',
    en: 'No mail is sent here. Sign in with a code by SMS, then set a new password',
  },
  'password-link.ended': {
    zh: '这个链接用过了，或者已经过期。请重新要一个',
    en: 'This link was used or has expired. Please ask for a new one',
  },
  'second-factor.wrong': {
    zh: '验证码不对，请看验证器上最新的六位数字',
    en: 'That is not the code. Look at the newest six digits',
  },
  'second-factor.exists': {
    zh: '两步验证已经打开。要换一部手机，先用现在的验证码停用它',
    en: 'A second step is already on. To use another phone, first turn this one off with its code',
  },
  'oidc.refused': {
    zh: '统一身份认证没有成功，请再试一次',
    en: 'The single sign-on did not succeed. Please try again',
  },
  'account.taken': { zh: '这个手机号或邮箱已经有账号', en: 'This phone number or address already has an account' },
  'token.not-for-this': {
    zh: '这件事要本人登录后办理，接口令牌不能代办',
    en: 'Sign in yourself for this; an API token cannot do it',
  },
  'token.not-found': { zh: '没有找到这个令牌，或者已经停用', en: 'This token was not found, or has ended' },

  'person.not-found': { zh: '没有找到这个人', en: 'This person was not found' },
  'person.no-account': { zh: '这个人还没有登录过，没有账号', en: 'This person has never signed in' },
  'child.not-found': {
    zh: '没有找到这个孩子，或者您不是登记的监护人',
    en: 'This child was not found, or you are not the guardian',
  },
  'guardian-link.not-found': { zh: '没有找到这条登记', en: 'This entry was not found' },
  'guardian.self': { zh: '不能把自己登记为监护人', en: 'You cannot be your own guardian' },
  'guardian.minor': { zh: '监护人须是成年人', en: 'A guardian is of age' },
  'consent.withdrawn': { zh: '这项同意已经撤回', en: 'This consent is already withdrawn' },
  'consent.is-the-account': {
    zh: '撤回这一项就是注销账号，请到“注销账号”办理',
    en: 'To withdraw this is to close the account: use "Close my account"',
  },
  'erasure.holds-role': {
    zh: '您还担任着{names}的工作，请先卸任或交接',
    en: 'You still hold a role for {names}. Lay it down first',
  },
  'erasure.sole-manager': {
    zh: '您是{names}唯一的管理员，请先请另一位接手',
    en: 'You are the only manager of {names}. Hand over first',
  },
  'erasure.sole-guardian': {
    zh: '您是{names}唯一的监护人，请先移除孩子的资料',
    en: 'You are the only guardian of {names}. Remove the child first',
  },

  'grant.not-found': { zh: '没有找到这个角色', en: 'This role was not found' },
  'grant.self': { zh: '不能给自己授予角色，请上级办理', en: 'Nobody gives a role to himself. Ask whoever is above' },
  'grant.erased': { zh: '这个人已经注销', en: 'This person has been erased' },
  'grant.minor': { zh: '未成年人不能担任角色', en: 'A minor holds no office' },
  'grant.beyond-reach': { zh: '这个角色要由上级授予或收回', en: 'Only someone above may give or end this role' },
  'grant.ended': { zh: '这个角色已经结束', en: 'This role has already ended' },
  'grant.last-admin': {
    zh: '这是最后一位管理员，请先授予另一位',
    en: 'This is the last administrator. Give the role to another first',
  },
  'constraint.role_grant_once': { zh: '这个人已经在这里担任这个角色', en: 'This person already holds this role here' },
  'constraint.person_phone': { zh: '这个手机号已经登记在别人名下', en: 'This number already belongs to somebody else' },
  'constraint.person_email': { zh: '这个邮箱已经登记在别人名下', en: 'This address already belongs to somebody else' },

  'organisation.not-found': {
    zh: '没有找到这个组织，或者还没有公开',
    en: 'This organisation was not found, or is not public yet',
  },
  'organisation.own': {
    zh: '您是这个组织的成员，不能由您核验，请转给同事',
    en: 'You belong to this organisation. A colleague must verify it',
  },
  'organisation.closed': { zh: '这个组织已经注销', en: 'This organisation is closed' },
  'constraint.organisation_credit_code': {
    zh: '这个代码已经登记过，请联系它的管理员邀请您加入',
    en: 'This code is registered already. Ask its manager to invite you',
  },
  'membership.not-found': { zh: '没有找到这位成员', en: 'This member was not found' },
  'membership.manager-only': { zh: '这件事由组织的管理员办理', en: 'Only a manager of the organisation may do this' },
  'membership.last-manager': {
    zh: '这是最后一位管理员，请先设另一位',
    en: 'This is the last manager. Make another one first',
  },
  'membership.already': { zh: '您已经是这个组织的成员', en: 'You already belong to this organisation' },
  'constraint.membership_once': { zh: '您已经是这个组织的成员', en: 'You already belong to this organisation' },
  'invitation.not-found': {
    zh: '没有找到这份邀请，或者不是发给您的',
    en: 'This invitation was not found, or is not for you',
  },
  'invitation.too-many': {
    zh: '还有太多邀请没有答复，请先收回一些',
    en: 'Too many invitations wait for an answer. Take some back first',
  },
  'invitation.waiting': { zh: '已经邀请过，正在等对方答复', en: 'Already invited and waiting for an answer' },
  'invitation.accepted': { zh: '这份邀请已经接受', en: 'This invitation has been accepted' },
  'invitation.declined': { zh: '这份邀请已经谢绝', en: 'This invitation has been declined' },
  'invitation.revoked': {
    zh: '这份邀请已经收回，请联系邀请您的组织',
    en: 'This invitation was taken back. Ask the organisation',
  },
  'invitation.expired': {
    zh: '这份邀请已经过期，请对方再发一次',
    en: 'This invitation has expired. Ask for a new one',
  },
}

export const faultLabels: Labels<string> = {
  'phone.format': { zh: '请填 11 位手机号', en: 'Please enter a mainland mobile number of 11 digits' },
  'contact.format': { zh: '请填完整的手机号或邮箱', en: 'Please enter a complete phone number or e-mail address' },
  'email.format': { zh: '请填完整的邮箱', en: 'Please enter a complete e-mail address' },
  'password.too-short': {
    zh: '至少 10 个字，可以用一句好记的话',
    en: 'At least 10 characters; a sentence you remember will do',
  },
  'password.too-long': { zh: '最多 128 个字', en: 'At most 128 characters' },
  'password.own': { zh: '不要用自己的姓名、手机号或邮箱', en: 'Please leave out your own name, number and address' },
  'password.predictable': { zh: '太容易猜到，请换一个', en: 'Too easy to guess; please choose another' },
  'password.wrong': { zh: '现在的密码不对', en: 'That is not your present password' },
  'password.different': { zh: '两次填的不一样', en: 'The two entries differ' },
  'minor.grown-up': {
    zh: '只登记未满 18 岁的人，请核对出生日期',
    en: 'Only for those under 18; please check the date of birth',
  },
  'organisation.not-member': { zh: '您还不是这个组织的成员', en: 'You do not belong to this organisation' },
  'organisation.not-verified': { zh: '这个组织还没有通过核验', en: 'This organisation has not been verified yet' },
  'organisation.credit-code-missing': {
    zh: '这类组织要填统一社会信用代码',
    en: 'This kind of organisation has a unified social credit code',
  },
  'organisation.credit-code-not-for-kind': {
    zh: '这类组织没有统一社会信用代码，请留空或改选类别',
    en: 'This kind has no credit code. Leave it empty, or choose another kind',
  },
  'organisation.credit-code-kind': {
    zh: '代码开头和所选类别不符，请核对类别',
    en: 'The code begins with that of another kind; please check',
  },
}

export const fieldLabels: Record<string, Label> = {
  name: { zh: '称呼', en: 'Name' },
  phone: { zh: '手机号', en: 'Mobile number' },
  code: { zh: '验证码', en: 'Code' },
  login: { zh: '手机号或邮箱', en: 'Phone or e-mail' },
  password: { zh: '密码', en: 'Password' },
  present: { zh: '现在的密码', en: 'Present password' },
  agreed: { zh: '同意', en: 'Consent' },
  consent: { zh: '知情同意', en: 'Consent' },
  confirm: { zh: '确认', en: 'Confirmation' },
  contact: { zh: '手机号或邮箱', en: 'Phone or e-mail' },
  email: { zh: '邮箱', en: 'E-mail' },
  bornOn: { zh: '出生日期', en: 'Date of birth' },
  relation: { zh: '关系', en: 'Relation' },
  childId: { zh: '孩子', en: 'Child' },
  linkId: { zh: '登记', en: 'Entry' },
  answer: { zh: '答复', en: 'Answer' },
  purpose: { zh: '宗旨和服务', en: 'Purpose and services' },
  scopes: { zh: '权限范围', en: 'Scopes' },
  days: { zh: '有效天数', en: 'Days' },
  tokenId: { zh: '令牌', en: 'Token' },
  personId: { zh: '人员', en: 'Person' },
  reason: { zh: '理由', en: 'Reason' },
  role: { zh: '角色', en: 'Role' },
  path: { zh: '节点', en: 'Node' },
  grantId: { zh: '角色', en: 'Role' },
  kind: { zh: '类别', en: 'Kind' },
  creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  creditCodeOverride: { zh: '代码说明', en: 'Note on the code' },
  areaId: { zh: '所在地', en: 'Place' },
  website: { zh: '网站', en: 'Website' },
  address: { zh: '地址', en: 'Address' },
  organisationId: { zh: '组织', en: 'Organisation' },
  decision: { zh: '决定', en: 'Decision' },
  invitationId: { zh: '邀请', en: 'Invitation' },
}
