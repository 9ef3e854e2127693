import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fullFacts, plainFacts } from '../../../testing/agreement-facts.ts'
import { agreementPaper } from './paper.ts'

const verifyUrl = 'https://example.org/agreements/LG-26-0501'

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length

const hashOf = async (...of: Parameters<typeof agreementPaper>) =>
  createHash('sha256')
    .update(await agreementPaper(...of))
    .digest('hex')

describe('agreementPaper', () => {
  it('gives the same bytes for the same facts, and others for others', async () => {
    const paper = await hashOf(plainFacts, { verifyUrl })
    expect(await hashOf(structuredClone(plainFacts), { verifyUrl })).toBe(paper)
    expect(await hashOf({ ...plainFacts, ownFen: 1 }, { verifyUrl })).not.toBe(paper)
    expect(await hashOf(plainFacts, { verifyUrl: `${verifyUrl}7` })).not.toBe(paper)
  })

  it('is a PDF of the day it was drawn, with its type inside', async () => {
    const paper = await agreementPaper(plainFacts, { verifyUrl })
    const text = paper.toString('latin1')
    expect(text.slice(0, 7)).toBe('%PDF-1.')
    expect(text.match(/\(D:\d+Z\)/g)).toEqual(['(D:20261121160000Z)'])
    expect(text.includes('/FontFile2')).toBe(true)
    expect(pagesOf(paper)).toBe(4)
  })

  it('is ready in two seconds and not heavy, however much was agreed', async () => {
    // the library is loaded and compiled once
    await agreementPaper(plainFacts, { verifyUrl })
    const before = process.cpuUsage()
    const paper = await agreementPaper(fullFacts, { verifyUrl })
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(2)
    expect(paper.length).toBeLessThan(400_000)
  })

  it('is drawn of names that the type lacks characters for', async () => {
    const facts = { ...plainFacts, project: { ...plainFacts.project, title: '𪚥龘\u200b🙂' } }
    expect(pagesOf(await agreementPaper(facts, { verifyUrl }))).toBe(4)
  })
})
