import { describe, expect, it } from 'vitest'
import { AppError, ensure, firstRefusal, notFound, type Refusal, refuseFields } from './refusal.ts'

function thrownBy(action: () => void): AppError {
  try {
    action()
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('no AppError was thrown')
}

describe('ensure', () => {
  it('lets pass what is not refused', () => {
    expect(() => ensure(null)).not.toThrow()
  })

  it('throws what is: conflict for a record, invalid for fields, else the kind it is told', () => {
    expect(thrownBy(() => ensure({ code: 'x' }))).toMatchObject({ kind: 'conflict', code: 'x', params: {}, fields: {} })
    const fields = { title: 'required' }
    expect(thrownBy(() => ensure({ code: 'x', fields }))).toMatchObject({ kind: 'invalid', fields })
    expect(thrownBy(() => ensure({ code: 'x', fields }, 'forbidden')).kind).toBe('forbidden')
    expect(thrownBy(() => ensure({ code: 'x', params: { left: 2 } })).params).toEqual({ left: 2 })
  })

  it('says only kind and code in the message, which may be logged', () => {
    const refusal: Refusal = { code: 'problem.closed', params: { phone: '13800000000' }, fields: { phone: '138' } }
    expect(thrownBy(() => ensure(refusal)).message).toBe('invalid: problem.closed')
  })
})

describe('several rules', () => {
  it('answer with the first refusal', () => {
    expect(firstRefusal(null, { code: 'first' }, { code: 'second' })).toEqual({ code: 'first' })
    expect(firstRefusal(null, null)).toBeNull()
    expect(firstRefusal()).toBeNull()
  })

  it('name all fields that are wrong at once', () => {
    expect(refuseFields('report.invalid', { title: 'required', place: null, phone: 'phone-invalid' })).toEqual({
      code: 'report.invalid',
      fields: { title: 'required', phone: 'phone-invalid' },
    })
    expect(refuseFields('report.invalid', { title: null })).toBeNull()
    expect(refuseFields('report.invalid', {})).toBeNull()
  })
})

it('notFound names what was looked for', () => {
  expect(notFound('problem')).toMatchObject({ kind: 'not-found', code: 'problem.not-found' })
})
