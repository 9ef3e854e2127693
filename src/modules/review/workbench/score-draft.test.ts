import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { templateOf } from '../../call/templates.ts'
import { refuseScoreDraft } from '../review.ts'
import {
  bandHolds,
  bandsOf,
  criteriaOf,
  draftOf,
  levelOf,
  levelPoints,
  readPoints,
  runningSum,
  sameDraft,
  scoresOf,
} from './score-draft.ts'

const { rubric } = templateOf('grant', '2026-11-22')
const [needs] = criteriaOf(rubric)
if (!needs) throw new Error('the rubric has criteria')

describe('points as typed', () => {
  it.each([
    ['17', 17],
    ['16.5', 16.5],
    ['１６．５', 16.5],
    ['17.', 17],
    [' 0 ', 0],
  ])('%s is %d', (text, value) => expect(readPoints(text, needs)).toEqual({ value, fault: null }))

  it.each([
    ['', null],
    ['十七', 'points'],
    ['16.55', 'points'],
    ['-1', 'points'],
    ['21', 'too-large'],
  ])('%j is refused as %s', (text, fault) => expect(readPoints(text, needs)).toEqual({ value: null, fault }))

  it('takes halves only where the rubric does', () => {
    const { decimals: _decimals, ...whole } = needs
    expect(readPoints('16.5', whole).fault).toBe('points')
  })
})

describe('a draft', () => {
  it('sends only what can be read, and never what the server would refuse', () => {
    const typed = fc.record(
      Object.fromEntries(criteriaOf(rubric).map(({ key }) => [key, fc.oneof(fc.string(), fc.double().map(String))])),
    )
    fc.assert(
      fc.property(typed, (points) => {
        expect(refuseScoreDraft(rubric, scoresOf(rubric, { points, comment: '' }))).toBeNull()
      }),
    )
  })

  it('comes back as it was sent', () => {
    const draft = { points: { needs: '17', plan: '0' }, comment: '有走访' }
    expect(sameDraft(draftOf(rubric, scoresOf(rubric, draft), draft.comment), draft)).toBe(true)
  })

  it('sums tenths without losing any', () => {
    const draft = { points: { needs: '0.1', plan: '0.2', team: 'x' }, comment: '' }
    expect(runningSum(rubric, draft)).toEqual({ given: 2, of: 6, tenths: 3 })
  })
})

describe('quick choices', () => {
  it('are fifths of the points', () => {
    expect(levelPoints(20)).toEqual([4, 8, 12, 16, 20])
    expect(levelPoints(15)).toEqual([3, 6, 9, 12, 15])
  })

  it.each([
    [null, null],
    [0, 0],
    [4, 0],
    [15.9, 2],
    [16, 3],
    [20, 4],
  ])('%s points are level %s', (points, level) => expect(levelOf(points, 20)).toBe(level))
})

describe('what earns which points', () => {
  const bands = bandsOf(needs.help?.zh ?? '')

  it('is read out of the help of the template', () => {
    expect(bands.map(({ low, high }) => [low, high])).toEqual([
      [16, 20],
      [8, 15],
      [0, 7],
    ])
  })

  it('holds every number of points once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (tenths) => {
        expect(bands.filter((band) => bandHolds(band, tenths / 10))).toHaveLength(1)
      }),
    )
  })

  it('stays text where no numbers stand before it', () => {
    expect(bandsOf('看整体印象')).toEqual([{ text: '看整体印象', low: null, high: null }])
  })
})
