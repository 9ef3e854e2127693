import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childPath, covers, coversAny, outermost, type Path, rootPath } from './path.ts'

const code = fc.constantFrom('1', '10', '2', 'a-b')
const path = fc.array(code, { maxLength: 4 }).map((codes) => codes.reduce<Path>(childPath, rootPath))

describe('childPath', () => {
  it('closes every segment', () => {
    expect(childPath(childPath(rootPath, '440307'), '440307003')).toBe('/440307/440307003/')
  })
  it.each(['', '/', '..', 'a/b', 'a b', '1\n', '中', '%'])('refuses %j as a segment', (segment) => {
    expect(() => childPath(rootPath, segment)).toThrow(RangeError)
  })
  it('refuses a parent that is not closed', () => {
    expect(() => childPath('/1', '2')).toThrow(RangeError)
    expect(() => childPath('', '2')).toThrow(RangeError)
  })
})

describe('covers', () => {
  it('is an order: reflexive, transitive, and mutual only for the same node', () => {
    fc.assert(
      fc.property(path, path, path, (a, b, c) => {
        expect(covers(a, a)).toBe(true)
        expect(!(covers(a, b) && covers(b, c)) || covers(a, c)).toBe(true)
        expect(covers(a, b) && covers(b, a)).toBe(a === b)
      }),
    )
  })

  it('reaches every child and no parent', () => {
    fc.assert(
      fc.property(path, code, (node, segment) => {
        const child = childPath(node, segment)
        expect(covers(node, child)).toBe(true)
        expect(covers(child, node)).toBe(false)
      }),
    )
  })

  it('reaches nothing from what is not a node', () => {
    expect(covers('', '/1/')).toBe(false)
    expect(covers('/1', '/10/')).toBe(false)
    expect(covers('1/', '1/2/')).toBe(false)
  })
})

describe('outermost', () => {
  it('names the same nodes with no path below another', () => {
    fc.assert(
      fc.property(fc.array(path, { maxLength: 6 }), path, (paths, target) => {
        const outer = outermost(paths)
        expect(coversAny(outer, target)).toBe(coversAny(paths, target))
        expect(outer.filter((one) => covers(one, target)).length).toBeLessThanOrEqual(1)
        expect(outermost(paths.toReversed())).toEqual(outer)
      }),
    )
  })
})
