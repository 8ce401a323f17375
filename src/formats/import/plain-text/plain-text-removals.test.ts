import { describe, expect, it } from 'vitest'
import { first, printed, read, second, textsOf } from './plain-text-testing.ts'

describe('page numbers and headers', () => {
  const pages = [first, second, first, second]
    .flatMap(text => printed(text, 22, '　　'))
    .flatMap((line, i) => (i % 5 === 4 ? [line, '', `- ${(i + 1) / 5} -`, '', '边城', ''] : [line]))

  it('offers page lines, and marks them until the reader accepts', () => {
    const { paragraphs, findings } = read(pages)
    expect(findings.removals).toMatchObject([
      {
        id: '@page-number',
        kind: 'page-number',
        count: 3,
        examples: ['- 1 -', '- 2 -', '- 3 -'],
        accepted: false,
      },
      { id: '@running-header:边城', kind: 'running-header', count: 3, accepted: false },
    ])
    expect(findings.removed).toEqual({ lines: 0, characters: 0 })
    expect(paragraphs.filter(({ kind }) => kind === 'marker')).toHaveLength(6)
    expect(findings.setApart).toEqual([])
  })

  it('joins the paragraphs around page lines that are left out', () => {
    const dropLines = ['@page-number', '@running-header:边城']
    expect(textsOf(pages, { dropLines })).toEqual([first, second, first, second])
    expect(read(pages, { dropLines }).findings.removed).toEqual({ lines: 6, characters: 15 })
  })

  it('leaves out lines by a pattern of the reader', () => {
    const dropLines = ['- # -', '/^边城$/']
    expect(textsOf(pages, { dropLines })).toEqual([first, second, first, second])
  })

  it('refuses a pattern that matches every line', () => {
    const { findings, paragraphs } = read(pages, { dropLines: ['*'] })
    expect(findings.patternFaults).toEqual([{ pattern: '*', code: 'pattern.everything' }])
    expect(paragraphs).toEqual(read(pages).paragraphs)
  })

  it('shows different lines as examples', () => {
    const header = read(pages).findings.removals.find(({ kind }) => kind === 'running-header')
    expect(header?.examples).toEqual(['边城'])
  })
})

describe('lines added by web sites', () => {
  const lines = ['第一章 天', first, '本书由某某论坛整理', second, '（本章完）']

  it('offers and keeps lines added by a web site', () => {
    const { findings, paragraphs } = read(lines)
    expect(findings.removals.map(({ id, count }) => [id, count])).toEqual([
      ['@web-noise', 1],
      ['@advert', 1],
    ])
    expect(paragraphs.map(({ kind }) => kind)).toEqual([
      'heading',
      'body',
      'body',
      'body',
      'marker',
    ])
  })

  it('leaves out lines added by a web site if the reader accepts', () => {
    expect(textsOf(lines, { dropLines: ['@advert', '@web-noise'] })).toEqual([
      '第一章 天',
      first,
      second,
    ])
  })

  it('leaves out a licence, whose labels still name the book', () => {
    const framed = [
      'The Project Gutenberg eBook',
      'Title: 呐喊',
      'Author: 鲁迅',
      '*** START OF THE PROJECT GUTENBERG EBOOK 呐喊 ***',
      'Produced by Lu Xun and others',
      first,
      'End of the Project Gutenberg EBook of 呐喊, by 鲁迅',
      '*** END OF THE PROJECT GUTENBERG EBOOK 呐喊 ***',
      'Terms of use.',
    ]
    expect(read(framed).book).toMatchObject({ title: '呐喊', author: '鲁迅', language: 'zh-Hans' })
    expect(textsOf(framed, { dropLines: ['@licence'] })).toEqual([first])
  })
})
