import { expect, it } from 'vitest'
import { paperHeadings, headWords, isContentsNeeded, isOfPhrases } from './paper-headings.ts'
import type { PaperCell, PaperPair, PaperRun, PaperText } from './paper-text.ts'

const run = (text: string, isAside = false): PaperRun => ({
  text,
  looks: [],
  marks: [],
  signs: [],
  reading: null,
  link: null,
  isAside,
})
const cell = (...runs: readonly PaperRun[]): PaperCell => ({
  side: 'source',
  language: 'zh-Hans',
  runs,
})
const pair = (words: PaperCell, level: number | null = null): PaperPair => ({
  id: null,
  number: null,
  level,
  kind: level === null ? 'body' : 'heading',
  link: null,
  startsChapter: false,
  cells: [words],
})
const name = { text: '山水', language: 'zh-Hans' }
const textOf = (pairs: readonly PaperPair[]): PaperText => ({
  language: 'en',
  title: name,
  link: null,
  names: [],
  contents: 'Contents',
  heads: { source: name, translation: name },
  pairs,
  notes: [],
})

it('contents list the headings of two levels, without the title and without empty ones', () => {
  const text = textOf([
    pair(cell(run('山水')), 1),
    pair(cell(run('第一章')), 1),
    pair(cell(run('春')), 2),
    pair(cell(run('小节')), 3),
    pair(cell(run('words'))),
    pair(cell(run('[aside]', true)), 1),
  ])
  expect(paperHeadings(text)).toEqual([1, 2])
})

it('a heading of several lines is one line, without what is said about it', () => {
  expect(headWords(cell(run('第一章\n'), run(' 春 '), run(' [Draft]', true)))).toBe('第一章 春')
  expect(headWords(undefined)).toBe('')
})

it('a book with four headings and 30,000 characters needs contents', () => {
  const chapters = (count: number, length: number) =>
    textOf(
      Array.from({ length: count }, (_, i) => [
        pair(cell(run(`第${i}章`)), 1),
        pair(cell(run('字'.repeat(length)))),
      ]).flat(),
    )
  expect(isContentsNeeded(chapters(4, 8000))).toBe(true)
  expect(isContentsNeeded(chapters(3, 20_000))).toBe(false)
  expect(isContentsNeeded(chapters(4, 1000))).toBe(false)
  expect(isContentsNeeded({ ...chapters(4, 8000), contents: null })).toBe(false)
})

it.each([
  ['第一回 宴桃园豪杰三结义　斩黄巾英雄首立功', true],
  ['卷一 春', true],
  ['四、构建更加紧密的网络空间命运共同体的中国主张', false],
  ['第一回 构建更加紧密的网络空间命运共同体', false],
  ['Chapter One', false],
  ['山水', false],
])('%s: lines end between phrases alone: %s', (words, isSo) => {
  expect(isOfPhrases(words)).toBe(isSo)
})
