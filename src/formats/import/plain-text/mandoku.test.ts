import { describe, expect, it } from 'vitest'
import { read, textsOf } from './plain-text-testing.ts'

describe('a text of the Kanseki Repository', () => {
  const lines = [
    '# -*- mode: mandoku-view -*-',
    '#+TITLE: 史記',
    '#+PROPERTY: JUAN 1',
    '<pb:KR2a0001_tls_100-1a>¶',
    '** 1 紀',
    '',
    '1.1《五帝本紀》',
    '<pb:KR2a0001_tls_100-2a>¶',
    '黃帝者，¶',
    '少典之子，¶',
    '姓公孫。¶',
    '',
    '# src: SHIJI 001.1.2',
    '生而神靈，¶',
    '<pb:KR2a0001_tls_100-3a>¶',
    '弱而能言。',
    '',
    '1.2《夏本紀》',
    '夏禹，¶',
    '名曰文命。',
  ]

  it('leaves out and counts the markup of a Mandoku text', () => {
    const { book, paragraphs, findings } = read(lines)
    expect(book.title).toBe('史記')
    expect(paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', '1 紀'],
      ['heading', '1.1《五帝本紀》'],
      ['body', '黃帝者，少典之子，姓公孫。'],
      ['body', '生而神靈，弱而能言。'],
      ['heading', '1.2《夏本紀》'],
      ['body', '夏禹，名曰文命。'],
    ])
    expect(findings.removals.map(({ id, accepted }) => [id, accepted])).toEqual([
      ['@comment', true],
      ['@page-mark', true],
      ['@line-mark', true],
    ])
    expect(findings.removed.lines).toBe(7)
  })

  it('keeps the Mandoku markup that the reader chooses to keep', () => {
    expect(textsOf(lines, { dropLines: [] })).toContain('** 1 紀')
    expect(textsOf(lines, { dropLines: ['@line-mark'] })).toContain('#+TITLE: 史記')
  })
})
