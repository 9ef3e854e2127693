import { describe, expect, test } from 'vitest'
import { AppError } from '../../../base/refusal.ts'
import { draftOf, reportInput } from './report-input.ts'
import { sampleChoices, sampleItem } from './samples.ts'
import { notYetSeen } from './similar-step.tsx'

const areaId = sampleChoices.areas[1]?.id ?? ''
const photo = '0192f0c1-0000-7000-8000-0000000000aa'
const draft = (form: Record<string, string | string[]>, query = '') =>
  draftOf({ form, query: new URLSearchParams(query) })

function faults(run: () => unknown): Record<string, string> {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error.fields
    throw error
  }
  return {}
}

describe('what was posted', () => {
  test('a title and a place are enough', () => {
    expect(reportInput('problem', draft({ title: ' 路灯不亮 ', areaId }))).toEqual({
      kind: 'problem',
      title: '路灯不亮',
      description: '',
      areaId,
      place: '',
      field: 'other',
      photoIds: [],
      ageBand: 'adult',
    })
  })

  test('one photograph or several', () => {
    expect(draft({ photoIds: photo }).photoIds).toEqual([photo])
    expect(draft({ photoIds: ['', photo] }).photoIds).toEqual([photo])
  })

  test('a community’s poster fills in its place', () => {
    expect(draft({}, `area=${areaId}`).areaId).toBe(areaId)
    expect(draft({ areaId: 'x' }, `area=${areaId}`).areaId).toBe('x')
  })

  test('everything wrong is told at once, at its field', () => {
    expect(faults(() => reportInput('problem', draft({ title: '', areaId: '' })))).toEqual({
      title: 'required',
      areaId: 'not-an-area',
    })
    expect(faults(() => reportInput('problem', draft({ title: '灯', areaId: '坂田' })))).toEqual({
      title: 'too-short',
      areaId: 'not-an-area',
    })
  })

  test('a guardian is only kept for a minor', () => {
    const form = { title: '换书柜', areaId, guardianName: '李女士', guardianPhone: '13812341234' }
    expect(reportInput('idea', draft(form))).not.toHaveProperty('guardianPhone')
    expect(reportInput('idea', draft({ ...form, ageBand: 'under-14' }))).toMatchObject({
      guardianName: '李女士',
      guardianPhone: '13812341234',
    })
  })
})

test('similar ones already offered are not offered again', () => {
  const items = [sampleItem({ code: 'LG-26-0001' }), sampleItem({ code: 'LG-26-0002' })]
  expect(notYetSeen(items, {}).map(({ code }) => code)).toEqual(['LG-26-0001', 'LG-26-0002'])
  expect(notYetSeen(items, { seen: 'LG-26-0001' }).map(({ code }) => code)).toEqual(['LG-26-0002'])
  expect(notYetSeen(items, { seen: ['LG-26-0002', 'LG-26-0001'] })).toEqual([])
})
