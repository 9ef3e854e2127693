import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'
import { everydayWords, fieldWords, stopWords } from './search-words.ts'

/**
 * Chinese full-text search on PostgreSQL: the words are cut here and indexed with the `simple` configuration, which
 * adds nothing of its own. Queries and texts go through the same cutting, so they meet.
 */
export interface SearchEngine {
  /** Values for the two parameters of `searchVectorSql`: the words of a title (weight A) and of a text (weight B). */
  vectorWords(title: string, text: string): [title: string, text: string]
  /** The words of a text, separated by spaces, for `to_tsvector('simple', …)`. */
  words(text: string): string
  /** What someone typed, ready for SQL; null when nothing was typed. */
  query(typed: string): SearchQuery | null
  /**
   * For `to_tsquery('simple', …)`: any of the telling words of a report. Null when it has none: then nothing is alike.
   * Ranking costs some 4 µs a hit, so rank the newest few thousand hits of the same neighbourhood, not all.
   */
  similar(text: string): string | null
  /** The same words as a list, for texts that are not indexed: no wildcard is among their characters. */
  tellingWords(text: string): string[]
}

export interface SearchQuery {
  /** for `to_tsquery('simple', …)`: all the words; null when there are only words that say nothing (`的`) */
  tsquery: string | null
  /**
   * For `title ilike …`: the query as one phrase, wildcards escaped; only for short queries, where word order tells.
   * Use it to put exact titles first, and alone when `tsquery` is null; joined by OR it would bypass the index.
   */
  phrase: string | null
}

/** Writes both parts of the search column; `titleAt` and `textAt` are the numbers of the parameters. */
export function searchVectorSql(titleAt: number, textAt: number): string {
  return `setweight(to_tsvector('simple', $${titleAt}), 'A') || setweight(to_tsvector('simple', $${textAt}), 'B')`
}

/** a tsvector holds 1 MB; what a resident writes is far below */
const mostCharacters = 20_000
/** PostgreSQL refuses lexemes above 2 kB in a query; nobody looks for a word as long as this */
const longestWord = 64
const mostQueryWords = 16
const mostSimilarWords = 6
const shortQueryWords = 2

/** 全角 → half-width, compatibility forms unified, no lone surrogates, lower case. */
function normalise(text: string): string {
  return text.slice(0, mostCharacters).toWellFormed().normalize('NFKC').toLowerCase()
}

/** Runs of letters and digits only: nothing that PostgreSQL's own parser would cut again or read as syntax. */
const wordRuns = /[\p{L}\p{M}\p{N}]+/gu
const hanCharacter = /\p{Script=Han}/u

function runsOf(pieces: readonly string[]): string[] {
  return pieces.flatMap((piece) => piece.match(wordRuns) ?? []).map((word) => [...word].slice(0, longestWord).join(''))
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}

/** Letters and digits only were let through, so quoting needs no escapes. */
function quoted(words: readonly string[], operator: '&' | '|'): string | null {
  return words.length === 0 ? null : words.map((word) => `'${word}'`).join(` ${operator} `)
}

function engineOver(jieba: Jieba): SearchEngine {
  const indexed = (text: string) =>
    runsOf(jieba.cutForSearch(normalise(text), true)).filter((word) => !stopWords.has(word))

  const asked = (text: string) =>
    unique(runsOf(jieba.cut(normalise(text), true)).filter((word) => !stopWords.has(word)))

  /** Long words are rare words; among equals the earlier ones are the matter itself. */
  const telling = (text: string) =>
    asked(text)
      .filter((word) => [...word].length > 1 && !everydayWords.has(word) && !/^\d+$/.test(word))
      .toSorted((a, b) => b.length - a.length)
      .slice(0, mostSimilarWords)

  return {
    words: (text) => indexed(text).join(' '),

    vectorWords(title, text) {
      const words = indexed(title)
      // someone who looks for 狗 means 遛狗 and 流浪狗 too: titles are also found by each of their characters
      const characters = [...normalise(title)].filter((c) => hanCharacter.test(c) && !stopWords.has(c))
      return [[...words, ...unique(characters).filter((c) => !words.includes(c))].join(' '), indexed(text).join(' ')]
    },

    query(typed) {
      const plain = normalise(typed).replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim()
      if (plain === '') return null
      const words = asked(plain).slice(0, mostQueryWords)
      const phrase =
        words.length <= shortQueryWords ? `%${plain.slice(0, longestWord).replace(/[\\%_]/g, '\\$&')}%` : null
      return { tsquery: quoted(words, '&'), phrase }
    },

    similar: (text) => quoted(telling(text), '|'),
    tellingWords: telling,
  }
}

async function loadEngine(): Promise<SearchEngine> {
  const { Jieba } = await import('@node-rs/jieba')
  // not through the package's own `dict`, which would keep 11 MB of text in memory for good
  const dictionary = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  const jieba = Jieba.withDict(await readFile(dictionary))
  jieba.loadDict(Buffer.from(fieldWords.map((word) => `${word} 1000 n`).join('\n')))
  return engineOver(jieba)
}

let engine: Promise<SearchEngine> | null = null

/** The engine, loaded at first use: its dictionary takes 0.1 s and some 45 MB, which a process that never searches saves. */
export function searchEngine(): Promise<SearchEngine> {
  engine ??= loadEngine().catch((error: unknown) => {
    engine = null
    throw error
  })
  return engine
}
