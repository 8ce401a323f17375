import { expect, it } from 'vitest'
import { outline } from './headings/outline-testing.ts'
import { previewImport } from './index.ts'
import { cutLine } from './one-line-chapters.ts'

const read = (text: string, name: string) =>
  outline(previewImport(new TextEncoder().encode(text), name))
const gap = '\u3000\u3000'
const [first, second, third] = [
  '山里的春天来得晚，三月里还有雪。',
  '老人说：“路还远。”',
  '孩子们在门口等着！',
] as const

it.each([
  ['three paragraphs', [first, second, third].join(gap), [first, second, third]],
  ['an indent at the beginning', gap + [first, second, third].join(gap), [first, second, third]],
  [
    'a title',
    ['第一章 山里', first, second, third].join(gap),
    ['第一章 山里', first, second, third],
  ],
  [
    'two long paragraphs',
    `${first.repeat(5)}${gap}${second.repeat(5)}`,
    [first.repeat(5), second.repeat(5)],
  ],
])('a line with %s becomes paragraphs', (_title, line, expected) => {
  expect(
    cutLine(line, true)
      .map(piece => piece.trim())
      .filter(Boolean),
  ).toEqual(expected)
  expect(cutLine(line, true).join('')).toBe(line)
  const texts = (name: string, written: string) =>
    read(written, name).map(text => text.replace(/^# /, ''))
  expect(texts('书.txt', line)).toEqual(expected)
  expect(texts('书.html', `<p>${line}</p>`)).toEqual(expected)
})

it.each([
  ['a couplet', `白日依山尽，黄河入海流。${gap}欲穷千里目，更上一层楼。`],
  [
    'verse side by side',
    ['白日依山尽，黄河入海流。', '欲穷千里目，更上一层楼。', '春眠不觉晓，处处闻啼鸟。'].join(gap),
  ],
  ['words side by side', `甲乙${gap}丙丁${gap}戊己`],
  ['a title and one sentence', `题记${gap}${first}`],
  ['single spaces', [first, second, third].join('\u3000')],
])('a line of %s stays one', (_title, line) => {
  expect(cutLine(line, true)).toEqual([line])
})

it('a short line of several sentences stays one among other lines', () => {
  const line = [first, second, third].join(gap)
  const lines = ['词选。', `${first}他没有再说一句话。`, line, `${first}天色渐渐暗了下来。`]
  expect(read(lines.join('\n'), '书.txt')).toEqual(lines)
  expect(read(lines.map(text => `<p>${text}</p>`).join(''), '书.html')).toEqual(lines)
})

it('a list with spaces after full stops stays as it is', () => {
  const lines = ['王某。', '李某。', '张某。'].map(name => `${name}${gap}男。${gap}三十岁。`)
  expect(read(lines.join('\n'), '书.txt')).toEqual(lines)
  expect(read(lines.map(text => `<p>${text}</p>`).join(''), '书.html')).toEqual(lines)
})

it('a long line of three paragraphs is cut among other lines', () => {
  const long = [first.repeat(4), second.repeat(4), third.repeat(4)]
  expect(read([first, second, long.join(gap), third].join('\n'), '书.txt')).toEqual([
    first,
    second,
    ...long,
    third,
  ])
})

it('lines that are known to be paragraphs stay whole', () => {
  const line = [first.repeat(4), second.repeat(4), third.repeat(4)].join(gap)
  const preview = previewImport(new TextEncoder().encode(line), '书.txt', { joinLines: false })
  expect(outline(preview)).toEqual([line])
})

it('the notice counts the lines that were cut', () => {
  const line = [first, second, third].join(gap)
  const bytes = new TextEncoder().encode(`${line}\n${line}`)
  expect(previewImport(bytes, '书.txt')).toMatchObject({
    notices: [{ code: 'cut-long-lines', detail: '2' }],
  })
})
