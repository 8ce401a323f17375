import { describe, expect, it } from 'vitest'
import { plainText } from '../plain-text/plain-text.ts'
import { english, first, second, short } from '../plain-text/plain-text-testing.ts'
import { besideParagraphs } from './imported-translation.ts'

/** The pairs of a text, each as the beginnings of both sides, and the texts that have none. */
function read(lines: readonly string[]) {
  const preview = plainText.parse(new TextEncoder().encode(lines.join('\n')), '书.txt')
  if (!preview.ok) throw new Error(preview.code)
  const { text, translation } = preview
  const beside = translation ? besideParagraphs(text, translation) : []
  const texts = text.chapters.flat().map(one => one.text)
  const paired = new Set(beside.map(({ index }) => index))
  return {
    pairs: beside.map(one => [texts[one.index], one.text.text, one.doubtful]),
    alone: texts.filter((_text, index) => !paired.has(index)),
  }
}

const book = [second, first, short, second, first, second]
const sources = ['学而时习之，不亦说乎。', '有朋自远方来，不亦乐乎。', '人不知而不愠，不亦君子乎。']
const modern = [
  '学了以后按时温习，不也很愉快吗。',
  '有朋友从远方来，不也很快乐吗。',
  '别人不了解我，我不怨恨，不也是君子吗。',
]

describe('a few labelled pairs in the middle of a book', () => {
  it.each<[string, string, readonly string[]]>([
    ['原文：', '译文：', modern],
    ['【原文】', '【译文】', modern],
    ['中：', '英：', modern.map((_text, i) => `${english} ${i}`)],
    ['■CN：', '■EN：', modern.map((_text, i) => `${english} ${i}`)],
  ])('end where the book goes on: %s, %s', (one, other, translations) => {
    const block = sources.flatMap((text, i) => [one + text, other + (translations[i] ?? '')])
    const { pairs, alone } = read([...book, ...block, ...book])
    expect(pairs).toEqual(sources.map((text, i) => [text, translations[i], false]))
    expect(alone).toEqual([...book, ...book])
  })

  it('are found again after a part of the book', () => {
    const block = sources.flatMap((text, i) => [`原文：${text}`, `译文：${modern[i]}`])
    const { pairs, alone } = read([...block, ...book, ...block, ...book])
    expect(pairs).toHaveLength(6)
    expect(alone).toEqual([...book, ...book])
  })
})

it('a labelled translation of several paragraphs keeps them', () => {
  const block = sources.flatMap((text, i) => [
    '原文：',
    text,
    text,
    '译文：',
    modern[i] ?? '',
    modern[2 - i] ?? '',
    modern[i] ?? '',
  ])
  const { pairs, alone } = read(block)
  expect(alone).toEqual([])
  expect(pairs.map(pair => pair[1]).join('\n')).toBe(
    sources.map((_text, i) => [modern[i], modern[2 - i], modern[i]].join('\n')).join('\n'),
  )
})

it('persons of a play who are called 中 and 英 speak one text', () => {
  const said = sources.flatMap((text, i) => [`中：${text}`, `英：${modern[i]}`])
  const { pairs, alone } = read([...book, ...said, ...said, ...book])
  expect(pairs).toEqual([])
  expect(alone).toEqual([...book, ...said, ...said, ...book])
})
