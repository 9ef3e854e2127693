import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { memberRoles, organisationActions, organisationKinds, organisationStates } from './organisation.ts'

const reason = z.string().trim().min(2).max(400)
const contact = z.string().trim().min(3).max(254)
const done = z.object({ id })

/* Organisations */

const area = z.object({ id, name: z.string() })

export const organisationItem = z.object({
  id,
  name: z.string(),
  kind: z.enum(organisationKinds),
  area,
  purpose: z.string(),
})
export type OrganisationItem = z.output<typeof organisationItem>

const organisationFilters = {
  q: z.string().trim().max(60).optional(),
  kind: z.enum(organisationKinds).optional(),
  /** a street or a community */
  area: id.optional(),
}

export const listOrganisations = contract({
  id: 'organisation.list',
  method: 'GET',
  path: '/organisations',
  access: 'public',
  summary: '列出已核验的组织',
  input: z.object({ ...pageInput, ...organisationFilters }),
  output: listOf(organisationItem),
})

export const organisationDetail = organisationItem.extend({
  creditCode: z.string().nullable(),
  website: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  verifiedOn: civilDay.nullable(),
  closed: z.boolean(),
})
export type OrganisationDetail = z.output<typeof organisationDetail>

export const getOrganisation = contract({
  id: 'organisation.get',
  method: 'GET',
  path: '/organisations/{organisationId}',
  access: 'public',
  summary: '一个已核验组织的公开资料',
  input: z.object({ organisationId: id }),
  output: organisationDetail,
})

const organisationProfile = {
  purpose: z.string().trim().max(1000).default(''),
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  phone: z.string().trim().max(40).default(''),
  address: z.string().trim().max(120).default(''),
}

const organisationIdentity = {
  name: z.string().trim().min(2).max(80),
  kind: z.enum(organisationKinds),
  creditCode: z.string().trim().max(40).default(''),
  creditCodeOverride: z.string().trim().max(200).default(''),
  areaId: id,
}

export const registerOrganisation = contract({
  id: 'organisation.register',
  method: 'POST',
  path: '/organisations',
  access: 'signed-in',
  summary: '登记一个组织，登记人成为其管理员；核验后公开',
  input: z.object({ ...organisationIdentity, ...organisationProfile }),
  output: done,
  status: 201,
})

export const changeOrganisation = contract({
  id: 'organisation.change',
  method: 'PATCH',
  path: '/organisations/{organisationId}',
  access: { relation: 'organisation.manager' },
  summary: '更新组织的公开资料',
  input: z.object({ organisationId: id, ...organisationProfile }),
  output: done,
})

export const resubmitOrganisation = contract({
  id: 'organisation.resubmit',
  method: 'POST',
  path: '/organisations/{organisationId}/resubmit',
  access: { relation: 'organisation.manager' },
  summary: '改正名称、类别、代码或所在地后再次提交核验',
  input: z.object({ organisationId: id, ...organisationIdentity }),
  output: done,
})

export const decideOrganisation = contract({
  id: 'organisation.decide',
  method: 'POST',
  path: '/organisations/{organisationId}/decide',
  access: { permission: 'organisation.verify' },
  summary: '核验通过或退回一个组织，写明依据或理由',
  input: z.object({
    organisationId: id,
    decision: z.enum(['verify', 'refuse', 'close']),
    reason,
    /** for a code of the pilot years that fails its check: which certificate was seen */
    creditCodeOverride: z.string().trim().max(200).optional(),
  }),
  output: done,
})

export const organisationToStaff = organisationDetail.extend({
  state: z.enum(organisationStates),
  creditCodeOverride: z.string().nullable(),
  /** what is wrong with the code, as a field code; null when it checks */
  creditCodeFault: z.string().nullable(),
  createdAt: instant,
  /** until when we answer; null once we have */
  dueAt: instant.nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  members: z.array(z.object({ personId: id, name: z.string(), role: z.enum(memberRoles) })),
  can: canShape(organisationActions),
})
export type OrganisationToStaff = z.output<typeof organisationToStaff>

export const listRegister = contract({
  id: 'organisation.register-list',
  method: 'GET',
  path: '/organisation-register',
  access: { permission: 'organisation.verify' },
  summary: '组织登记簿：待核验、已核验、已退回和已注销的组织',
  input: z.object({ ...pageInput, ...organisationFilters, state: z.enum(organisationStates).optional() }),
  output: listOf(
    organisationItem.extend({
      state: z.enum(organisationStates),
      createdAt: instant,
      dueAt: instant.nullable(),
      creditCode: z.string().nullable(),
    }),
  ),
})

export const getRegistered = contract({
  id: 'organisation.register-get',
  method: 'GET',
  path: '/organisation-register/{organisationId}',
  access: { permission: 'organisation.verify' },
  summary: '登记簿中一个组织的全部资料',
  input: z.object({ organisationId: id }),
  output: organisationToStaff,
})

/* Membership and invitations */

export const inviteMember = contract({
  id: 'invitation.send',
  method: 'POST',
  path: '/organisations/{organisationId}/invitations',
  access: { relation: 'organisation.manager' },
  summary: '按手机号或邮箱邀请一位成员',
  input: z.object({ organisationId: id, contact, role: z.enum(memberRoles).default('member') }),
  output: z.object({ id, expiresAt: instant, link: z.string().nullable() }),
  status: 201,
})

export const revokeInvitation = contract({
  id: 'invitation.revoke',
  method: 'POST',
  path: '/invitations/{invitationId}/revoke',
  access: { relation: 'organisation.manager' },
  summary: '收回一份还没有答复的邀请',
  input: z.object({ invitationId: id }),
  output: done,
})

export const answerInvitation = contract({
  id: 'invitation.answer',
  method: 'POST',
  path: '/invitations/answer',
  access: { relation: 'invited' },
  summary: '接受或谢绝邀请：凭链接中的邀请码，或凭本人手机号',
  input: z.object({
    code: z.string().max(64).optional(),
    invitationId: id.optional(),
    answer: z.enum(['accept', 'decline']),
  }),
  output: z.object({ organisationId: id }),
})

export const changeMember = contract({
  id: 'membership.change',
  method: 'PATCH',
  path: '/organisations/{organisationId}/members/{personId}',
  access: { relation: 'organisation.manager' },
  summary: '设为管理员或普通成员',
  input: z.object({ organisationId: id, personId: id, role: z.enum(memberRoles) }),
  output: done,
})

export const endMembership = contract({
  id: 'membership.end',
  method: 'POST',
  path: '/organisations/{organisationId}/members/{personId}/end',
  access: { relation: 'organisation.manager-or-self' },
  summary: '退出组织，或移出一位成员',
  input: z.object({ organisationId: id, personId: id }),
  output: done,
})
