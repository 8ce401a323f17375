import { expect, it } from 'vitest'
import { previewImport } from '../index.ts'

const noticesOf = (text: string) => {
  const preview = previewImport(new TextEncoder().encode(text), '书.txt')
  return preview.ok ? preview.notices.filter(({ code }) => code === 'two-columns') : preview.code
}
const left = '山里的春天来得很晚，雪水一滴'
const right = '镇上的茶馆很少有人坐到天黑，'
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

it.each([
  ['spaces between', lines(80, () => `${left}      ${right}`)],
  ['wide spaces between', lines(80, () => `${left}\u3000\u3000\u3000${right}`)],
  [
    'shorter lines on the left',
    lines(80, i => `${left.slice(0, 14 - (i % 3))}${' '.repeat(6 + 2 * (i % 3))}${right}`),
  ],
  ['English', lines(80, () => 'It was late in the year when   and hardly anyone came by')],
])('recognizes two columns with %s', (_title, text) => {
  expect(noticesOf(text)).toEqual([{ code: 'two-columns', detail: '80' }])
})

it('counts only the lines of pages in two columns', () => {
  const plain = lines(200, () => `${left}${right}`)
  const text = `${plain}\n${lines(40, () => `${left}    ${right}`)}\n${plain}`
  expect(noticesOf(text)).toEqual([{ code: 'two-columns', detail: '40' }])
})

it.each([
  ['a few lines', lines(12, () => `${left}    ${right}`)],
  ['the halves of a verse', lines(80, () => '春眠不觉晓   处处闻啼鸟')],
  ['a table of three', lines(80, () => `${left}   ${right}   ${left}`)],
  ['gaps in any place', lines(80, i => `${left.repeat(1 + (i % 5))}    ${right}`)],
  [
    'a text and its translation',
    lines(80, () => `${left}。    The spring came late to the hills, and the snow melted.`),
  ],
])('finds no two columns in %s', (_title, text) => {
  expect(noticesOf(text)).toEqual([])
})
