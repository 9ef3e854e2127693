import { describe, expect, it } from 'vitest'
import { type Permission, permissionRoles, permissionsOf, type Role, roleLabel, roleLabels } from './roles.ts'

const roles = Object.keys(roleLabels) as Role[]
const permissions = Object.keys(permissionRoles) as Permission[]

describe('the table of permissions', () => {
  it('is read the same way from both sides', () => {
    for (const role of roles) {
      const named = permissions.filter((permission) => (permissionRoles[permission] as readonly Role[]).includes(role))
      expect(permissionsOf(role)).toEqual(named)
    }
  })

  it('leaves no permission to nobody and no role without one, and names no role twice', () => {
    for (const permission of permissions) {
      const holders: readonly Role[] = permissionRoles[permission]
      expect(holders.length).toBeGreaterThan(0)
      expect(new Set(holders).size).toBe(holders.length)
    }
    for (const role of roles) expect(permissionsOf(role).length).toBeGreaterThan(0)
  })

  it('gives a role that is none nothing', () => {
    expect(permissionsOf('resident' as Role)).toEqual([])
    expect(permissionsOf('constructor' as Role)).toEqual([])
  })

  it('keeps reporters’ contacts from those who only watch, and writing from the auditor', () => {
    for (const watcher of ['admin', 'hq-manager', 'auditor'] as const) {
      expect(permissionsOf(watcher)).not.toContain('problem.contact')
    }
    expect(permissionsOf('auditor').filter((permission) => !permission.endsWith('.read'))).toEqual([])
  })

  it('has a name in both languages for every role', () => {
    for (const role of roles) {
      expect(roleLabel(role).zh).toMatch(/\p{Script=Han}/u)
      expect(roleLabel(role).en).toMatch(/^[A-Z][a-z ]+$/)
    }
  })
})
