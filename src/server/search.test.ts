import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bareNetwork } from '../testing/bare-network.ts'
import { searchEngine, searchVectorSql } from './search.ts'

const net = await bareNetwork()
afterAll(() => net.close())
const engine = await searchEngine()

const reports: [title: string, text: string][] = [
  ['雪象社区路灯坏了三天', '晚上很黑，老人孩子走路危险。'],
  ['电动车在楼道飞线充电', '三楼从窗户拉线下来，容易起火。'],
  ['流浪狗太多', '小区花园里经常有五六只，孩子不敢下楼。'],
  ['希望加装电梯', '七层老楼没有电梯，老人上下楼困难。'],
  ['地下车库积水', '一下雨车库就漏水，电动车都泡了。'],
  ['Broken street lamp', 'The lamp near the 4S店 has been dark since May.'],
]

beforeAll(async () => {
  await net.ask('create table report (title text primary key, search tsvector not null)')
  for (const [title, text] of reports) {
    await net.ask(`insert into report values ($3, ${searchVectorSql(1, 2)})`, [
      ...engine.vectorWords(title, text),
      title,
    ])
  }
})

async function find(typed: string): Promise<string[]> {
  const query = engine.query(typed)
  const rows = await net.ask<{ title: string }>(
    `select title from report where search @@ to_tsquery('simple', $1) order by ts_rank(search, to_tsquery('simple', $1)) desc, title`,
    [query?.tsquery],
  )
  return rows.map(({ title }) => title)
}

describe('searching', () => {
  test.each([
    ['路灯', ['雪象社区路灯坏了三天']],
    ['飞线', ['电动车在楼道飞线充电']],
    ['飞线充电', ['电动车在楼道飞线充电']],
    ['电梯', ['希望加装电梯']],
    ['加装电梯的楼', []],
    ['老人 电梯', ['希望加装电梯']],
    ['狗', ['流浪狗太多']],
    ['灯', ['雪象社区路灯坏了三天']],
    ['STREET', ['Broken street lamp']],
    ['ｓｔｒｅｅｔ　ｌａｍｐ', ['Broken street lamp']],
    ['4s店', ['Broken street lamp']],
    ['的', []],
    ['潜水艇', []],
  ])('%s', async (typed, titles) => {
    expect(await find(typed)).toEqual(titles)
  })

  test('a word in the title counts more than in the text', async () => {
    expect(await find('电动车')).toEqual(['电动车在楼道飞线充电', '地下车库积水'])
  })

  test('all words are asked for, not any', async () => {
    expect(await find('路灯 电梯')).toEqual([])
  })

  test('a short query is also a phrase, with its wildcards escaped', async () => {
    expect(engine.query('路灯')?.phrase).toBe('%路灯%')
    expect(engine.query('100%_\\')?.phrase).toBe('%100\\%\\_\\\\%')
    expect(engine.query('楼道里充电很危险请来看看')?.phrase).toBeNull()
    expect(engine.query('  \u3000 ')).toBeNull()
    const [row] = await net.ask<{ hit: boolean }>("select '打折100%_\\' ilike $1 as hit", [
      engine.query('100%_\\')?.phrase,
    ])
    expect(row?.hit).toBe(true)
  })
})

describe('similar reports', () => {
  async function similarTo(text: string): Promise<string[]> {
    const tsquery = engine.similar(text)
    if (tsquery === null) return []
    const rows = await net.ask<{ title: string }>(
      `select title from report where search @@ to_tsquery('simple', $1)
        order by ts_rank(search, to_tsquery('simple', $1)) desc, title limit 3`,
      [tsquery],
    )
    return rows.map(({ title }) => title)
  }

  test('the same matter in other words comes first', async () => {
    expect((await similarTo('我们这边路灯不亮，希望尽快解决，路灯在雪象社区门口'))[0]).toBe('雪象社区路灯坏了三天')
    expect((await similarTo('有人把电动车推到楼道里充电'))[0]).toBe('电动车在楼道飞线充电')
  })

  test('words of every report make none alike', async () => {
    expect(await similarTo('希望有关部门尽快解决小区居民反映的问题，谢谢')).toEqual([])
    expect(engine.similar('')).toBeNull()
  })
})

describe('any text', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...`'"\\:*&|!()<->%_ ;-\u0000\ud800路灯坏aA１\n`) }),
    fc.string({ unit: fc.constantFrom(...'小区路灯坏了电动车飞线的狗') }),
  )

  test('gives a valid query and a valid vector', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const query = engine.query(text)
        const similar = engine.similar(text)
        await net.ask(
          `select to_tsquery('simple', $1), to_tsquery('simple', $2), ${searchVectorSql(3, 4)}, 'a' ilike $5`,
          [query?.tsquery, similar, ...engine.vectorWords(text, text), query?.phrase],
        )
      }),
      { numRuns: 400 },
    )
  })

  test('is found by itself', async () => {
    const words = fc.array(fc.constantFrom('路灯', '坏', '电动车', '充电', 'WiFi', '4S店', '3号楼', '漏水'), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(words, async (parts) => {
        const text = parts.join(' ')
        const [row] = await net.ask<{ hit: boolean }>(
          `select ${searchVectorSql(1, 2)} @@ to_tsquery('simple', $3) as hit`,
          [...engine.vectorWords('', text), engine.query(text)?.tsquery],
        )
        expect(row?.hit, text).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('of any length stays within what PostgreSQL takes', async () => {
    for (const text of ['路'.repeat(100_000), 'x'.repeat(100_000), '路灯坏了'.repeat(30_000), 'ab '.repeat(50_000)]) {
      const query = engine.query(text)
      const [row] = await net.ask<{ found: boolean }>(
        `select ${searchVectorSql(2, 3)} @@ to_tsquery('simple', $1) as found`,
        [query?.tsquery, ...engine.vectorWords(text, text)],
      )
      expect(row?.found).toBe(true)
    }
  })
})
