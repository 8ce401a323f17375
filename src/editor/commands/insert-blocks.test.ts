import { plain } from '#domain/rich-text'
import { Fragment, Slice } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { inlineContent, richTextOf } from '../convert.ts'
import { translationSchema } from '../schema/translation.ts'
import { pastedBlocks } from '../paste/paragraphs.ts'
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

describe('insertBlocks', () => {
  it.each([
    ['puts one paragraph at the caret', 'on‸e|two', 'X', 'onX‸e|two', ''],
    ['replaces a selection', 'o⟦n⟧e|two', 'X', 'oX‸e|two', ''],
    ['replaces a selection across pairs', 'on⟦e|t⟧wo', 'X', 'onX‸|wo', ''],
    ['fills the empty pairs after the caret', 'one‸|||four', 'a b c', 'onea|b|c‸|four', ''],
    ['leaves the empty pairs that it does not need', '‸|||four', 'a b', 'a|b‸||four', ''],
    ['fills pairs that the paste itself has emptied', 'on⟦e|two⟧|three', 'a b', 'ona|b‸|three', ''],
    ['never overwrites text', 'one‸||three', 'a b c', 'onea\nb\nc‸||three', ''],
    ['returns the blocks that do not fit', 'one‸|', 'a b c d', 'onea|b‸', 'c d'],
  ])('%s', (_title, before, words, line, rest) => {
    const blocks = words.split(' ').map(block)
    const state = columnOf(before)
    expect(outcome(before, insertBlocks(state, blocks))).toEqual({
      line,
      rest: rest.split(' ').filter(Boolean),
    })
  })

  it('changes nothing without blocks', () => {
    const { tr } = insertBlocks(columnOf('o⟦n⟧e'), [])
    expect(tr.docChanged).toBe(false)
  })

  it('makes the filled pairs drafts', () => {
    const state = columnOf('‸||')
    const { tr } = insertBlocks(state, [block('a'), block('b')])
    expect(statesOf(state.apply(tr))).toEqual(['draft', 'draft', 'empty'])
  })
})

describe('fillFromStart', () => {
  it.each([
    ['fills the empty pairs at the section’s start', '||three', 'a b', 'a|b|three', ''],
    ['puts the rest on lines of the last empty pair', '||three', 'a b c', 'a|b\nc|three', ''],
    ['returns the blocks for which an empty section has no room', '|', 'a b c', 'a|b', 'c'],
  ])('%s', (_title, before, words, line, rest) => {
    const found = fillFromStart(columnOf(`‸${before}`), words.split(' ').map(block))
    const placed = outcome(`‸${before}`, found)
    expect(placed?.line.replace('‸', '')).toBe(line)
    expect(placed?.rest).toEqual(rest.split(' ').filter(Boolean))
  })

  it('returns null if the first pair has text', () => {
    expect(fillFromStart(columnOf('one|'), [block('a')])).toBeNull()
  })
})

describe('dropBlocks', () => {
  it.each<[string, string, boolean, number, number, string | null]>([
    ['inserts at the place of the drop', 'on‸e|two', false, 1, 1, 'one|ta\nb‸wo'],
    ['leaves the selection if it is not what is dragged', '⟦one⟧|two', false, 1, 3, 'one|twoa\nb‸'],
    ['deletes the dragged selection', '⟦one⟧|two', true, 1, 3, '|twoa\nb‸'],
    ['deletes the dragged selection in each pair', 'o⟦ne|t⟧wo|x', true, 1, 3, 'o|woa\nb‸|x'],
    ['returns null for a drop on the dragged selection', 'o⟦ne|t⟧wo', true, 1, 1, null],
  ])('%s: %j', (_title, before, moved, pair, offset, line) => {
    const state = columnOf(before)
    const pos = positionOf(state.doc, { pair, offset })
    const tr = dropBlocks(state, [block('a'), block('b')], { pos, moved })
    expect(tr && lineOf(state.apply(tr))).toBe(line)
  })

  it('inserts into the nearest pair for a drop between two', () => {
    const state = columnOf('one|‸two')
    const tr = dropBlocks(state, [block('a')], { pos: 5, moved: false })!
    expect(lineOf(state.apply(tr))).toBe('one|a‸two')
  })
})

describe('appendLines', () => {
  it.each([
    ['one|two', 'one|two\na\nb'],
    ['one|', 'one|a\nb'],
  ])('appends lines to the last pair: %j becomes %j', (before, line) => {
    const state = columnOf(`‸${before}`)
    const next = state.apply(appendLines(state, [block('a'), block('b')]))
    expect(lineOf(next)).toBe(`‸${line}`)
  })
})

describe('pastedBlocks', () => {
  const pair = (text: string) => translationSchema.node('translation', null, block(text))

  it.each([
    ['returns words as one paragraph', Slice.maxOpen(block('a')), ['a']],
    [
      'returns each paragraph',
      new Slice(Fragment.from([pair('a'), pair('b\nc')]), 0, 0),
      ['a', 'b\nc'],
    ],
    [
      'returns each paragraph that was copied in part',
      new Slice(Fragment.from([pair('a'), pair('b')]), 1, 1),
      ['a', 'b'],
    ],
    [
      'skips empty paragraphs',
      new Slice(Fragment.from([pair('a'), pair(''), pair('b')]), 0, 0),
      ['a', 'b'],
    ],
    ['returns nothing for an empty slice', Slice.empty, []],
  ])('%s', (_title, slice, texts) => {
    expect(pastedBlocks(slice).map(textOf)).toEqual(texts)
  })
})
