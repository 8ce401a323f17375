import { describe, expect, it } from 'vitest'
import type { ImportChoices } from '../choices.ts'
import { first, paragraphs, printed, read, second } from './plain-text-testing.ts'

describe('choices of the reader', () => {
  const lines = ['甲 天', first, '第一章 地', second, '乙 人', first]

  it('cuts chapters at the lines that the reader names', () => {
    const { book, findings } = read(lines, { chapterLines: '/^[甲乙] /' })
    expect(book.chapters.map(({ title }) => title)).toEqual(['甲 天', '乙 人'])
    expect(findings.chapters).toEqual([
      { sign: 'reader', level: 1, count: 2, example: '甲 天' },
      { sign: 'chapter', level: 2, count: 1, example: '第一章 地' },
    ])
  })

  it('reports patterns that cannot be used', () => {
    expect(
      read(lines, { chapterLines: '/(/', dropLines: ['/(?=a)/', ' '] }).findings.patternFaults,
    ).toEqual([
      { pattern: '/(/', code: 'pattern.broken' },
      { pattern: '/(?=a)/', code: 'pattern.unsupported' },
      { pattern: ' ', code: 'pattern.empty' },
    ])
  })

  it('uses the title, author and language that the reader chose', () => {
    const choices = { title: ' 天地 ', author: '某人', language: 'lzh' }
    expect(read(lines, choices).book).toMatchObject({
      title: '天地',
      author: '某人',
      language: 'lzh',
    })
    expect(read(['《边城》沈从文', first], { author: '' }).book.author).toBeUndefined()
  })

  it('marks notes in brackets on demand and keeps their words', () => {
    const lines = ['黃帝者（集解曰：號有熊。），少典之子。']
    expect(read(lines).findings.notes).toMatchObject({ found: 1, apart: false })
    const { paragraphs, findings } = read(lines, { notesApart: true })
    expect(paragraphs).toMatchObject([
      { text: lines[0], inlines: [{ kind: 'interlinearNote', start: 3, end: 13 }] },
    ])
    expect(findings.notes).toEqual({ found: 1, apart: true, examples: ['（集解曰：號有熊。）'] })
  })

  it('makes another book only for choices that differ from what was found', () => {
    const wrapped = paragraphs.flatMap(text => printed(text, 22, '　　'))
    const id = (choices: ImportChoices) => read(wrapped, choices).book.id
    const same: readonly ImportChoices[] = [
      { joinLines: true },
      { dropLines: [] },
      { chapterLines: ' ' },
      { notesApart: false },
      { title: '天地' },
    ]
    expect(new Set(same.map(id))).toEqual(new Set([id({})]))
    const others: readonly ImportChoices[] = [
      {},
      { joinLines: false },
      { dropLines: ['天*'] },
      { chapterLines: '第#节' },
    ]
    expect(new Set(others.map(id)).size).toBe(others.length)
  })
})
