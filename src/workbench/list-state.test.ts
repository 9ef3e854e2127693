import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countFilters,
  decodeListState,
  emptyListState,
  encodeListState,
  listInput,
  type ListState,
  toggleFilter,
} from './list-state.ts'

const keys = ['state', 'field', 'community']
const value = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '' && text.isWellFormed())

const states: fc.Arbitrary<ListState> = fc.record({
  filters: fc.dictionary(
    fc.constantFrom(...keys),
    fc.uniqueArray(value, { minLength: 1, maxLength: 4 }).map((all) => all.toSorted()),
  ),
  text: value.map((text) => text.trim()),
  sort: fc.option(value),
  columns: fc.option(fc.uniqueArray(fc.constantFrom('state', 'due', 'place'), { minLength: 1 })),
})

describe('the address of a list', () => {
  test('says all there is to say', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeListState(encodeListState(state), keys)).toEqual({ ...state, filters: { ...state.filters } })
      }),
    )
  })

  test('is the same whatever order things were chosen in', () => {
    const first = { ...emptyListState, filters: { state: ['late', 'open'], field: ['law'] } }
    const second = { ...emptyListState, filters: { field: ['law'], state: ['open', 'late'] } }
    expect(encodeListState(first)).toBe('field=law&state=late&state=open')
    expect(encodeListState(second)).toBe(encodeListState(first))
  })

  test('is empty for a list as it comes', () => {
    expect(encodeListState(emptyListState)).toBe('')
    expect(decodeListState('', keys)).toEqual(emptyListState)
  })

  test('what is not ours, empty or repeated is left out', () => {
    expect(decodeListState('?utm=x&state=&state=open&state=open&q=%20%20&columns=', keys)).toEqual({
      ...emptyListState,
      filters: { state: ['open'] },
    })
  })
})

describe('toggleFilter', () => {
  const open = { ...emptyListState, filters: { state: ['open'] } }

  test.each([
    ['adds to several', 'late', true, { state: ['late', 'open'] }],
    ['replaces the only one', 'late', false, { state: ['late'] }],
    ['takes out, and the key with the last', 'open', true, {}],
    ['takes out the only one', 'open', false, {}],
  ])('%s', (_, chosen, multiple, filters) => {
    expect(toggleFilter(open, 'state', chosen, multiple).filters).toEqual(filters)
    expect(open.filters).toEqual({ state: ['open'] })
  })
})

test('what the contract is asked: one value alone, several as a list', () => {
  const state: ListState = {
    filters: { state: ['late', 'open'], field: ['law'] },
    text: '电动车',
    sort: 'support',
    columns: ['due'],
  }
  expect(listInput(state)).toEqual({ state: ['late', 'open'], field: 'law', q: '电动车', sort: 'support' })
  expect(countFilters(state)).toBe(3)
})
