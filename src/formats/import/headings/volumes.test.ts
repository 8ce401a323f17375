import { expect, it } from 'vitest'
import { first, read, second } from '../plain-text/plain-text-testing.ts'

const headingsIn = (lines: readonly string[]) =>
  read(lines)
    .paragraphs.filter(({ kind }) => kind === 'heading')
    .map(({ text }) => text)

it('a volume begins where it is opened and not where it is closed', () => {
  const lines = ['一', '二', '三'].flatMap(n => [
    `山居集卷${n} 唐 无名氏 撰`,
    second,
    first,
    `山居集卷${n}`,
  ])
  expect(headingsIn(lines)).toEqual(lines.filter(line => line.endsWith('撰')))
})

it.each(['巻一 山居', '山居集巻第二', '第三巻 山居'])('%s is the title of a volume', title => {
  expect(headingsIn([second, title, second, first])).toEqual([title])
})

it('lines of old prose that are printed to one width are no verse', () => {
  const old = ['臣等謹案山居集三卷無名氏撰', '其書久佚今從諸書輯出以存大', '概云爾']
  const lines = [second, first, second, ...old.map(line => `　　${line}`), second, first]
  expect(read(lines).paragraphs.map(({ kind }) => kind)).not.toContain('verse')
})
