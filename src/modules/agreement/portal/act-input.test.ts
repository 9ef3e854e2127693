import { describe, expect, it } from 'vitest'
import { AppError } from '../../../base/refusal.ts'
import { fileIdsOf, positionOf } from './act-input.ts'

describe('for which party', () => {
  it('is its place among the parties', () => {
    expect(positionOf({ position: '0' })).toBe(0)
    expect(positionOf({ position: ['2', '3'] })).toBe(2)
  })

  it.each<Record<string, string>>([{}, { position: '' }, { position: '-1' }, { position: '1.5' }, { position: 'all' }])(
    '%o names none',
    (form) => {
      expect(() => positionOf(form)).toThrowError(AppError)
    },
  )
})

describe('the files', () => {
  it('come in the order they were sent, each once, without the empty field', () => {
    expect(fileIdsOf({})).toEqual([])
    expect(fileIdsOf({ fileIds: '' })).toEqual([])
    expect(fileIdsOf({ fileIds: 'b' })).toEqual(['b'])
    expect(fileIdsOf({ fileIds: ['b', '', 'a', 'b'] })).toEqual(['b', 'a'])
  })
})
