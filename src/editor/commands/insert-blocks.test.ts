import { plain } from '#domain/rich-text'
import { Fragment, Slice } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { inlineContent, richTextOf } from '../convert.ts'
import { translationSchema } from '../schema/translation.ts'
import { blocksOf } from '../paste/paragraphs.ts'
import { positionOf } from '../pairs.ts'
import { columnOf, lineOf, statesOf } from '../testing/line.ts'
import {
  appendLines,
  dropBlocks,
  fillFromStart,
  insertBlocks,
  type Block,
  type Insertion,
} from './insert-blocks.ts'

const block = (text: string): Block => inlineContent(translationSchema, plain(text))
const textOf = (content: Block) =>
  richTextOf(translationSchema.node('translation', null, content)).text
const outcome = (line: string, insertion: Insertion | null) =>
  insertion && {
    line: lineOf(columnOf(line).apply(insertion.tr)),
    rest: insertion.rest.map(textOf),
  }

describe('pasting', () => {
  it.each([
    ['one paragraph goes where the caret is', 'on‸e|two', 'X', 'onX‸e|two', ''],
    ['it takes the place of what is selected', 'o⟦n⟧e|two', 'X', 'oX‸e|two', ''],
    ['it takes the place of what is selected over pairs', 'on⟦e|t⟧wo', 'X', 'onX‸|wo', ''],
    ['several fill the empty pairs that follow', 'one‸|||four', 'a b c', 'onea|b|c‸|four', ''],
    ['fewer than are free leave the others', '‸|||four', 'a b', 'a|b‸||four', ''],
    ['pairs emptied by the paste are free', 'on⟦e|two⟧|three', 'a b', 'ona|b‸|three', ''],
    ['what has text is never overwritten', 'one‸||three', 'a b c', 'onea\nb\nc‸||three', ''],
    ['what the section has no room for is left over', 'one‸|', 'a b c d', 'onea|b‸', 'c d'],
  ])('%s', (_title, before, words, line, rest) => {
    const blocks = words.split(' ').map(block)
    const state = columnOf(before)
    expect(outcome(before, insertBlocks(state, blocks))).toEqual({
      line,
      rest: rest.split(' ').filter(Boolean),
    })
  })

  it('of nothing changes nothing', () => {
    const { tr } = insertBlocks(columnOf('o⟦n⟧e'), [])
    expect(tr.docChanged).toBe(false)
  })

  it('makes drafts of the pairs it fills', () => {
    const state = columnOf('‸||')
    const { tr } = insertBlocks(state, [block('a'), block('b')])
    expect(statesOf(state.apply(tr))).toEqual(['draft', 'draft', 'empty'])
  })
})

describe('going on with a paste in the next section', () => {
  it.each([
    ['fills the empty pairs at its start', '||three', 'a b', 'a|b|three', ''],
    ['keeps the rest together in the last free one', '||three', 'a b c', 'a|b\nc|three', ''],
    ['hands on what a wholly empty section has no room for', '|', 'a b c', 'a|b', 'c'],
  ])('%s', (_title, before, words, line, rest) => {
    const found = fillFromStart(columnOf(`‸${before}`), words.split(' ').map(block))
    const placed = outcome(`‸${before}`, found)
    expect(placed?.line.replace('‸', '')).toBe(line)
    expect(placed?.rest).toEqual(rest.split(' ').filter(Boolean))
  })

  it('is not possible where the first pair has text', () => {
    expect(fillFromStart(columnOf('one|'), [block('a')])).toBeNull()
  })
})

describe('what is dropped', () => {
  it.each<[string, string, boolean, number, number, string | null]>([
    ['goes where it is let go', 'on‸e|two', false, 1, 1, 'one|ta\nb‸wo'],
    ['leaves alone what is selected', '⟦one⟧|two', false, 1, 3, 'one|twoa\nb‸'],
    ['is taken away where it was', '⟦one⟧|two', true, 1, 3, '|twoa\nb‸'],
    ['is taken away in each pair', 'o⟦ne|t⟧wo|x', true, 1, 3, 'o|woa\nb‸|x'],
    ['changes nothing on itself', 'o⟦ne|t⟧wo', true, 1, 1, null],
  ])('%s: %j', (_title, before, moved, pair, offset, line) => {
    const state = columnOf(before)
    const pos = positionOf(state.doc, { pair, offset })
    const tr = dropBlocks(state, [block('a'), block('b')], { pos, moved })
    expect(tr && lineOf(state.apply(tr))).toBe(line)
  })

  it('goes into the nearest pair where it is let go between two', () => {
    const state = columnOf('one|‸two')
    const tr = dropBlocks(state, [block('a')], { pos: 5, moved: false })!
    expect(lineOf(state.apply(tr))).toBe('one|a‸two')
  })
})

describe('what no section has room for', () => {
  it.each([
    ['one|two', 'one|two\na\nb'],
    ['one|', 'one|a\nb'],
  ])('goes on lines at the end: %j becomes %j', (before, line) => {
    const state = columnOf(`‸${before}`)
    const next = state.apply(appendLines(state, [block('a'), block('b')]))
    expect(lineOf(next)).toBe(`‸${line}`)
  })
})

describe('what is pasted', () => {
  const pair = (text: string) => translationSchema.node('translation', null, block(text))

  it.each([
    ['words are one paragraph', Slice.maxOpen(block('a')), ['a']],
    [
      'paragraphs are as many',
      new Slice(Fragment.from([pair('a'), pair('b\nc')]), 0, 0),
      ['a', 'b\nc'],
    ],
    [
      'paragraphs of which only parts were copied are as many too',
      new Slice(Fragment.from([pair('a'), pair('b')]), 1, 1),
      ['a', 'b'],
    ],
    [
      'empty ones do not count',
      new Slice(Fragment.from([pair('a'), pair(''), pair('b')]), 0, 0),
      ['a', 'b'],
    ],
    ['nothing is none', Slice.empty, []],
  ])('%s', (_title, slice, texts) => {
    expect(blocksOf(slice).map(textOf)).toEqual(texts)
  })
})
