import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorise, may, reachOf, scopeFor } from './access.ts'
import type { Actor, Grant } from './context.ts'
import { childPath, covers, type Path, rootPath } from './path.ts'
import { AppError } from './refusal.ts'
import { type Permission, permissionRoles, type Role, roleLabels } from './roles.ts'

const role = fc.constantFrom(...(Object.keys(roleLabels) as Role[]))
const permission = fc.constantFrom(...(Object.keys(permissionRoles) as Permission[]))
/** Few codes, so that paths often lie above and below each other; some are the beginning of others. */
const path = fc
  .array(fc.constantFrom('1', '10', '2'), { maxLength: 4 })
  .map((codes) => codes.reduce<Path>(childPath, rootPath))
const grants = fc.array(fc.record({ role, path }), { maxLength: 5 })

function actor(held: Grant[], scopes?: string[]): Actor {
  const base = { personId: 'person', networkId: 'network', requestId: 'request', grants: held }
  return scopes ? { ...base, scopes } : base
}

/** The whole rule, said the other way round: some grant gives the permission on a node at or above the target. */
function allowed(held: Grant[], wanted: Permission, target: Path): boolean {
  return held.some(
    (grant) =>
      (permissionRoles[wanted] as readonly Role[]).includes(grant.role) &&
      target
        .split('/')
        .slice(0, grant.path.split('/').length - 1)
        .join('/') +
        '/' ===
        grant.path,
  )
}

function kindOf(action: () => unknown): string {
  try {
    action()
    return 'passed'
  } catch (error) {
    return error instanceof AppError ? error.kind : 'defect'
  }
}

describe('reach', () => {
  it('is what the roles give on the node and below, and nothing else', () => {
    fc.assert(
      fc.property(grants, permission, path, (held, wanted, target) => {
        expect(may(actor(held), wanted, { path: target })).toBe(allowed(held, wanted, target))
      }),
    )
  })

  it('goes downward only', () => {
    fc.assert(
      fc.property(role, permission, path, path, (one, wanted, node, target) => {
        const who = actor([{ role: one, path: node }])
        expect(!may(who, wanted, { path: target }) || covers(node, target)).toBe(true)
        expect(may(who, wanted, { path: childPath(node, '2') })).toBe(may(who, wanted, { path: node }))
      }),
    )
  })

  it('is nobody’s without a grant, and grows with grants only', () => {
    fc.assert(
      fc.property(grants, fc.record({ role, path }), permission, path, (held, more, wanted, target) => {
        expect(may(actor([]), wanted, { path: target })).toBe(false)
        const before = may(actor(held), wanted, { path: target })
        expect(!before || may(actor([...held, more]), wanted, { path: target })).toBe(true)
      }),
    )
  })

  it('does not take one code for the beginning of another', () => {
    const who = actor([{ role: 'clerk', path: '/440307/440307003/' }])
    expect(may(who, 'problem.read', { path: '/440307/440307003/440307003007/' })).toBe(true)
    expect(may(who, 'problem.read', { path: '/440307/4403070031/' })).toBe(false)
    expect(may(who, 'problem.read', { path: '/440307/' })).toBe(false)
  })
})

describe('the scopes of a token', () => {
  it('only narrow: what they leave is what its person may, of the permissions they name', () => {
    fc.assert(
      fc.property(grants, fc.array(permission), permission, path, (held, scopes, wanted, target) => {
        const full = may(actor(held), wanted, { path: target })
        expect(may(actor(held, scopes), wanted, { path: target })).toBe(full && scopes.includes(wanted))
      }),
    )
  })
})

describe('authorise', () => {
  const clerk = actor([{ role: 'clerk', path: '/1/' }])

  it('tells the four answers apart', () => {
    const stranger = { ...clerk, personId: null }
    expect(kindOf(() => authorise(stranger, 'problem.read', { path: '/1/' }))).toBe('unauthenticated')
    expect(kindOf(() => authorise(clerk, 'problem.read', { path: '/2/' }))).toBe('not-found')
    expect(kindOf(() => authorise(clerk, 'network.manage', { path: '/1/2/' }))).toBe('forbidden')
    expect(kindOf(() => authorise(clerk, 'problem.read', { path: '/1/2/' }))).toBe('passed')
  })

  it('passes exactly who may, and tells nothing of what is out of reach', () => {
    fc.assert(
      fc.property(grants, permission, path, (held, wanted, target) => {
        const who = actor(held)
        const passed = may(who, wanted, { path: target })
        const near = held.some((grant) => covers(grant.path, target))
        const expected = passed ? 'passed' : near ? 'forbidden' : 'not-found'
        expect(kindOf(() => authorise(who, wanted, { path: target }))).toBe(expected)
      }),
    )
  })
})

describe('scopeFor', () => {
  it('shows exactly the nodes of the permission, named once, or refuses', () => {
    fc.assert(
      fc.property(grants, permission, path, (held, wanted, target) => {
        const who = actor(held)
        const paths = reachOf(who, wanted)
        expect(kindOf(() => scopeFor(who, wanted))).toBe(paths.length === 0 ? 'forbidden' : 'passed')
        const naming = paths.filter((one) => covers(one, target))
        expect(naming.length).toBe(may(who, wanted, { path: target }) ? 1 : 0)
      }),
    )
  })

  it('answers with the outermost nodes', () => {
    const held: Grant[] = ['/1/2/', '/1/', '/2/1/', '/1/'].map((node) => ({ role: 'clerk', path: node }))
    expect(scopeFor(actor(held), 'problem.read')).toEqual({ paths: ['/1/', '/2/1/'] })
  })

  it('is nothing for a stranger, whatever grants are said to be theirs', () => {
    const stranger = { ...actor([{ role: 'clerk', path: '/1/' }]), personId: null }
    expect(kindOf(() => scopeFor(stranger, 'problem.read'))).toBe('unauthenticated')
  })
})
