import type { Label, Labels } from './label.ts'

/** Roles are granted on a node of the network and reach downward from it. */
export const roleLabels = {
  admin: { zh: '系统管理员', en: 'System administrator' },
  'hq-manager': { zh: '总部管理员', en: 'Headquarters manager' },
  operator: { zh: '平台运营方', en: 'Platform operator' },
  clerk: { zh: '街道工作人员', en: 'Street clerk' },
  'community-worker': { zh: '社区工作人员', en: 'Community worker' },
  auditor: { zh: '审计员', en: 'Auditor' },
  expert: { zh: '评审专家', en: 'Expert' },
  'foundation-clerk': { zh: '基金会经办', en: 'Foundation clerk' },
  'foundation-approver': { zh: '基金会审批', en: 'Foundation approver' },
} as const satisfies Labels<string>

export type Role = keyof typeof roleLabels

/**
 * What each role may do, the only such table. Default deny: a permission that is not named here is nobody's.
 * Reading the contact of a reporter is its own permission, so headquarters sees how its network does without
 * seeing whom it concerns (PIPL §6, minimum necessary).
 */
export const permissionRoles = {
  'network.manage': ['admin', 'hq-manager'],
  'people.read': ['admin', 'hq-manager', 'clerk', 'operator', 'auditor'],
  'people.grant': ['admin', 'hq-manager'],
  'organisation.verify': ['admin', 'hq-manager', 'clerk'],
  'problem.read': ['hq-manager', 'clerk', 'operator', 'community-worker', 'auditor'],
  'problem.contact': ['clerk', 'operator', 'community-worker'],
  'problem.enter': ['clerk', 'operator', 'community-worker'],
  'problem.review': ['clerk', 'operator'],
  'problem.triage': ['clerk', 'operator'],
  'problem.answer': ['clerk', 'operator', 'community-worker'],
  'design.read': ['hq-manager', 'clerk', 'operator', 'community-worker', 'auditor'],
  'design.open': ['clerk', 'operator'],
  'design.review': ['clerk', 'operator'],
  'call.read': ['hq-manager', 'clerk', 'operator', 'community-worker', 'auditor'],
  'call.manage': ['hq-manager', 'operator'],
  'call.check': ['hq-manager', 'operator', 'clerk'],
  'review.read': ['hq-manager', 'clerk', 'operator', 'auditor'],
  'review.manage': ['hq-manager', 'operator'],
  'review.decide': ['hq-manager', 'clerk'],
  'review.score': ['expert'],
  'notice.read': ['hq-manager', 'clerk', 'operator', 'auditor'],
  'notice.publish': ['hq-manager', 'clerk', 'operator'],
  'notice.answer': ['hq-manager', 'clerk'],
  'project.read': ['hq-manager', 'clerk', 'operator', 'community-worker', 'auditor'],
  'project.manage': ['hq-manager', 'clerk', 'operator'],
  'exchange.manage': ['hq-manager', 'clerk', 'operator'],
  'fund.read': ['hq-manager', 'auditor', 'foundation-clerk', 'foundation-approver'],
  'fund.record': ['foundation-clerk'],
  'fund.approve': ['foundation-approver'],
  'fund.manage': ['foundation-approver'],
  'dashboard.read': ['admin', 'hq-manager', 'clerk', 'operator', 'community-worker', 'auditor'],
  'audit.read': ['admin', 'hq-manager', 'auditor'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissionRoles

export function permissionsOf(role: Role): Permission[] {
  const entries = Object.entries(permissionRoles) as [Permission, readonly Role[]][]
  return entries.filter(([, roles]) => roles.includes(role)).map(([permission]) => permission)
}

export function roleLabel(role: Role): Label {
  return roleLabels[role]
}
