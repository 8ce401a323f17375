import { expect, it } from 'vitest'
import { readImport } from './read-import.ts'

const file = (name: string, lines: readonly string[]) => ({
  name,
  bytes: new TextEncoder().encode(lines.join('\n')),
})

/** Lines of which each is translated by its own, though two of them look cut. */
const chinese = [
  '早晨，雨停了，他站在门口，看他们推动体系改',
  '革不断发展，路也通了。',
  '风雪夜归人，柴门闻犬吠，又是一年。',
  '他没有回答，只是把帽子摘下来，挂在门后。',
]
const english = [
  'In the morning the rain stopped, he stood at the door, and',
  'reform went on, and the road was open.',
  'Someone came home on a night of wind and snow.',
  'He did not reply, but took off his cap and hung it behind the door.',
]

const pairsOf = (read: ReturnType<typeof readImport>) =>
  read.ok && [read.text.chapters.flat().length, read.translation?.texts.length]

it('keeps the lines of two files that have equally many', () => {
  expect(
    pairsOf(readImport({ file: file('文.txt', chinese), beside: file('en.txt', english) })),
  ).toEqual([4, 4])
})

it('joins the lines of two files that have not', () => {
  const beside = file('en.txt', [...english, 'The end.'])
  expect(pairsOf(readImport({ file: file('文.txt', chinese), beside }))).toEqual([3, 4])
})

it('joins the lines of neither file if the reader says so', () => {
  const beside = file('en.txt', [...english, 'The end.'])
  const choices = { joinLines: false }
  expect(pairsOf(readImport({ file: file('文.txt', chinese), beside, choices }))).toEqual([4, 5])
})
