import { z } from 'zod'
import { contract } from '../../base/contract.ts'
import { civilDay, id, instant, listOf, pageInput } from '../../base/list.ts'
import { canShape } from '../../base/refusal-shape.ts'
import { permissionRoles, type Role, roleLabels } from '../../base/roles.ts'
import { memberRoles } from './organisation.ts'
import { consentPurposes, guardianRelations, guardianStates } from './people.ts'

const roles = Object.keys(roleLabels) as [Role, ...Role[]]
const permissions = Object.keys(permissionRoles) as [string, ...string[]]
const reason = z.string().trim().min(2).max(400)
const personName = z.string().trim().min(1).max(20)
const contact = z.string().trim().min(3).max(254)
const done = z.object({ id })
/** ticked, and not merely sent */
const agreement = z.boolean().refine((agreed) => agreed, { params: { code: 'must-agree' } })

/* My data */

export const myData = z.object({
  person: z.object({
    id,
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    bornOn: civilDay.nullable(),
    createdAt: instant,
  }),
  security: z.object({ hasPassword: z.boolean(), secondFactor: z.boolean(), sessions: z.number().int() }),
  roles: z.array(z.object({ role: z.enum(roles), nodeName: z.string(), since: instant, endedAt: instant.nullable() })),
  organisations: z.array(
    z.object({ id, name: z.string(), role: z.enum(memberRoles), since: instant, endedAt: instant.nullable() }),
  ),
  invitations: z.array(
    z.object({ id, organisationId: id, organisationName: z.string(), role: z.enum(memberRoles), expiresAt: instant }),
  ),
  children: z.array(
    z.object({
      id,
      name: z.string(),
      bornOn: civilDay.nullable(),
      relation: z.enum(guardianRelations),
      state: z.enum(guardianStates),
      hasAccount: z.boolean(),
    }),
  ),
  guardians: z.array(
    z.object({
      id,
      name: z.string().nullable(),
      contact: z.string().nullable(),
      relation: z.enum(guardianRelations),
      confirmedAt: instant.nullable(),
    }),
  ),
  /** minors who named me by my number and wait for my word */
  guardianRequests: z.array(
    z.object({ id, childName: z.string(), relation: z.enum(guardianRelations), createdAt: instant }),
  ),
  consents: z.array(
    z.object({
      purpose: z.enum(consentPurposes),
      textVersion: z.string(),
      givenAt: instant,
      givenByMe: z.boolean(),
      withdrawnAt: instant.nullable(),
    }),
  ),
  tokens: z.array(
    z.object({
      id,
      name: z.string(),
      scopes: z.array(z.string()),
      createdAt: instant,
      expiresAt: instant,
      lastUsedOn: civilDay.nullable(),
      revokedAt: instant.nullable(),
    }),
  ),
  /** what I did, by kind and time */
  acts: z.array(z.object({ type: z.string(), at: instant })),
})
export type MyData = z.output<typeof myData>

/** With what the rooms keep: reports, teams and the like. */
export const myWholeData = myData.extend({
  records: z.array(
    z.object({
      key: z.string(),
      label: z.object({ zh: z.string(), en: z.string() }),
      items: z.array(
        z.object({ title: z.string(), at: instant, details: z.record(z.string(), z.string().nullable()) }),
      ),
    }),
  ),
})
export type MyWholeData = z.output<typeof myWholeData>

export const getMyData = contract({
  id: 'me.data',
  method: 'GET',
  path: '/me/data',
  access: 'signed-in',
  summary: '查看平台保存的、关于我的全部资料',
  input: z.object({}),
  output: myWholeData,
})

export const correctMe = contract({
  id: 'me.correct',
  method: 'PATCH',
  path: '/me',
  access: 'signed-in',
  summary: '更正我的称呼',
  input: z.object({ name: personName }),
  output: done,
})

export const eraseMe = contract({
  id: 'me.erase',
  method: 'POST',
  path: '/me/erase',
  access: 'signed-in',
  summary: '注销账号并删除我的个人资料；办过的公事按法律要求保留，不再显示姓名',
  input: z.object({ confirm: z.literal('erase') }),
  output: done,
})

/* Children and guardians */

export const addChild = contract({
  id: 'child.add',
  method: 'POST',
  path: '/me/children',
  access: 'signed-in',
  summary: '监护人登记孩子，并同意平台处理孩子的资料',
  input: z.object({
    name: personName,
    bornOn: civilDay,
    relation: z.enum(guardianRelations),
    consent: agreement,
  }),
  output: done,
  status: 201,
})

export const removeChild = contract({
  id: 'child.remove',
  method: 'POST',
  path: '/me/children/{childId}/remove',
  access: { relation: 'guardian' },
  summary: '撤回对孩子资料的同意；没有自己账号的孩子，资料随即删除',
  input: z.object({ childId: id }),
  output: done,
})

export const nameGuardian = contract({
  id: 'guardian.name',
  method: 'POST',
  path: '/me/guardians',
  access: 'signed-in',
  summary: '未满 18 岁的人登记出生日期和监护人的联系方式，平台告知监护人',
  input: z.object({ bornOn: civilDay, relation: z.enum(guardianRelations), contact }),
  output: z.object({ id, state: z.enum(guardianStates) }),
  status: 201,
})

export const answerAsGuardian = contract({
  id: 'guardian.answer',
  method: 'POST',
  path: '/guardian-links/{linkId}/answer',
  access: { relation: 'named-guardian' },
  summary: '被登记为监护人的人同意或否认',
  input: z.object({ linkId: id, answer: z.enum(['consent', 'decline']) }),
  output: done,
})

export const giveConsent = contract({
  id: 'consent.give',
  method: 'POST',
  path: '/me/consents/{purpose}/give',
  access: 'signed-in',
  summary: '同意一项用途',
  input: z.object({ purpose: z.enum(['public-name']) }),
  output: z.object({ purpose: z.enum(consentPurposes) }),
})

export const withdrawConsent = contract({
  id: 'consent.withdraw',
  method: 'POST',
  path: '/me/consents/{purpose}/withdraw',
  access: 'signed-in',
  summary: '撤回对一项用途的同意',
  input: z.object({ purpose: z.enum(consentPurposes) }),
  output: z.object({ purpose: z.enum(consentPurposes) }),
})

/* Tokens */

export const createToken = contract({
  id: 'token.create',
  method: 'POST',
  path: '/me/tokens',
  access: 'signed-in',
  summary: '新建接口令牌：只显示这一次，权限不超过本人',
  input: z.object({
    name: z.string().trim().min(1).max(60),
    scopes: z.array(z.enum(permissions)).min(1).max(permissions.length),
    days: z.coerce.number().int().min(1).max(366).default(90),
  }),
  output: z.object({ id, token: z.string(), expiresAt: instant }),
  status: 201,
})

export const revokeToken = contract({
  id: 'token.revoke',
  method: 'POST',
  path: '/me/tokens/{tokenId}/revoke',
  access: 'signed-in',
  summary: '停用一个接口令牌',
  input: z.object({ tokenId: id }),
  output: done,
})

/* People and roles, for staff */

const personFound = z.object({ id, name: z.string(), contact: z.string(), hasAccount: z.boolean() })

export const findPerson = contract({
  id: 'person.find',
  method: 'POST',
  path: '/people/find',
  access: { permission: 'people.grant' },
  summary: '按完整的手机号或邮箱找人；不提供名录。不在管辖范围内任职的，姓名只显示首字；每次查找都留记录',
  input: z.object({ contact }),
  output: z.object({ person: personFound.nullable() }),
})

export const addPerson = contract({
  id: 'person.add',
  method: 'POST',
  path: '/people',
  access: { permission: 'people.grant' },
  summary: '登记一位同事：本人首次用这个手机号或邮箱登录后即可使用',
  input: z.object({ name: personName, contact }),
  output: personFound,
  status: 201,
})

export const resetSecondFactor = contract({
  id: 'person.reset-second-factor',
  method: 'POST',
  path: '/people/{personId}/reset-second-factor',
  access: { permission: 'people.grant' },
  summary: '同事丢了手机和备用码：清除其两步验证，并结束其所有登录',
  input: z.object({ personId: id, reason }),
  output: done,
})

export const grantItem = z.object({
  id,
  role: z.enum(roles),
  path: z.string(),
  nodeName: z.string(),
  person: z.object({ id, name: z.string(), contact: z.string().nullable() }),
  reason: z.string(),
  grantedAt: instant,
  grantedBy: z.string().nullable(),
  can: canShape(['end', 'reset']),
})
export type GrantItem = z.output<typeof grantItem>

export const listGrants = contract({
  id: 'grant.list',
  method: 'GET',
  path: '/grants',
  access: { permission: 'people.read' },
  summary: '我能看到的范围内，谁在哪里担任什么角色',
  input: z.object({ ...pageInput, role: z.enum(roles).optional(), area: z.string().max(200).optional() }),
  output: listOf(grantItem),
})

export const getGrant = contract({
  id: 'grant.get',
  method: 'GET',
  path: '/grants/{grantId}',
  access: { permission: 'people.read' },
  summary: '一个角色：谁、在哪里、由谁授予、依据是什么',
  input: z.object({ grantId: id }),
  output: grantItem,
})

export const listNodes = contract({
  id: 'grant.nodes',
  method: 'GET',
  path: '/grant-nodes',
  access: { permission: 'people.grant' },
  summary: '可以授予角色的节点，以及在每个节点上我能授予的角色',
  input: z.object({}),
  output: z.object({
    nodes: z.array(
      z.object({ path: z.string(), name: z.string(), above: z.string().nullable(), roles: z.array(z.enum(roles)) }),
    ),
  }),
})

export const giveGrant = contract({
  id: 'grant.give',
  method: 'POST',
  path: '/grants',
  access: { permission: 'people.grant' },
  summary: '在一个节点上授予角色，权限向下覆盖',
  input: z.object({ personId: id, role: z.enum(roles), path: z.string().min(1).max(200), reason }),
  output: done,
  status: 201,
})

export const endGrant = contract({
  id: 'grant.end',
  method: 'POST',
  path: '/grants/{grantId}/end',
  access: 'signed-in',
  summary: '收回一个角色，或卸下自己的角色',
  input: z.object({ grantId: id, reason }),
  output: done,
})
