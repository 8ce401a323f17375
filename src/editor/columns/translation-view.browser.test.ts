import { afterEach, describe, expect, it } from 'vitest'
import {
  commit,
  compose,
  composeAt,
  composeWhole,
  press,
  pressInMethod,
  settled,
  type,
} from '../testing/hands.ts'
import { highlight, names, show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

describe('an input method in a translation', () => {
  it.each([
    ['at the start of a pair', 'one|‸two', 'one|中国‸two'],
    ['in the middle', 'one|t‸wo', 'one|t中国‸wo'],
    ['at the end', 'one‸|two', 'one中国‸|two'],
    ['in an empty pair', 'one|‸|three', 'one|中国‸|three'],
    ['in place of some words', 'on⟦e|⟧two', 'on中国‸|two'],
    ['in place of a part of a pair', 'o⟦n⟧e|two', 'o中国‸e|two'],
    ['in place of a whole pair', '⟦one⟧|two', '中国‸|two'],
    ['in place of parts of several pairs', 'on⟦e|two|th⟧ree', 'on中国‸||ree'],
    ['in place of several whole pairs', '⟦one|two⟧|three', '中国‸||three'],
    ['beside a line break', 'one\n‸two|three', 'one\n中国‸two|three'],
    ['alone on the last line of a pair', 'one\n‸|three', 'one\n中国‸|three'],
  ])('a composition writes %s', async (_title, before, line) => {
    shown = await show(before)
    await composeWhole('zhongguo', '中国')
    await settled()
    expect(shown.line()).toBe(line)
    expect(shown.column('translation').textContent).toBe(line.replace(/[|‸\n]/g, ''))
  })

  it('a composition writes into a pair that has just been emptied', async () => {
    shown = await show('one|⟦two⟧|three')
    await press('Backspace')
    expect(shown.line()).toBe('one|‸|three')
    await composeWhole('zhongguo', '中国')
    expect(shown.line()).toBe('one|中国‸|three')
  })

  it('a composition is not disturbed when its first letter changes the pair’s state', async () => {
    shown = await show('one|‸|three')
    const ends = listen(shown.column('translation'), 'compositionend')
    await compose('z')
    await compose('zh')
    expect(shown.states()).toEqual(['draft', 'draft', 'draft'])
    expect(shown.editors[0]!.views.get('translation')!.composing).toBe(true)
    expect(ends()).toBe(0)
    await commit('中')
    expect(ends()).toBe(1)
    expect(shown.line()).toBe('one|中‸|three')
  })

  it('a composition is not disturbed by changed marks, which are drawn after it', async () => {
    shown = await show('one and only ‸two|three')
    shown.spread.marks.setCategories([names])
    const ends = listen(shown.column('translation'), 'compositionend')
    await compose('zh')
    shown.spread.marks.set([
      highlight('translation', 0, 'one and only zhtwo', 0, 3),
      highlight('translation', 1, 'three', 0, 5),
    ])
    expect(ends()).toBe(0)
    expect(shown.column('translation').querySelector('[data-mark-id]')).toBeNull()
    await commit('中')
    await expect.poll(() => markedWords()).toEqual(['one', 'three'])
    expect(shown.line()).toBe('one and only 中‸two|three')
  })

  it('a composition inside a mark makes the mark grow', async () => {
    shown = await show('on‸e|two')
    shown.spread.marks.setCategories([names])
    shown.spread.marks.set([highlight('translation', 0, 'one', 0, 3)])
    const ends = listen(shown.column('translation'), 'compositionend')
    await composeWhole('zhong', '中')
    await settled()
    expect(ends()).toBe(1)
    expect(shown.line()).toBe('on中‸e|two')
    expect(markedWords().join('')).toBe('on中e')
    expect(shown.changes.at(-1)?.annotations[0]?.anchors[0]?.quote.exact).toBe('on中e')
  })

  it.each([
    ['before', '‸one|two', '中‸one|two'],
    ['after', 'one‸|two', 'one中‸|two'],
  ])('a composition %s a mark does not make the mark grow', async (_title, before, line) => {
    shown = await show(before)
    shown.spread.marks.setCategories([names])
    shown.spread.marks.set([highlight('translation', 0, 'one', 0, 3)])
    await composeWhole('zhong', '中')
    await settled()
    expect(shown.line()).toBe(line)
    await expect.poll(markedWords).toEqual(['one'])
  })

  it('a composition has Enter for itself until it ends', async () => {
    shown = await show('‸|two')
    await compose('zhong')
    await pressInMethod('Enter')
    await commit('zhong')
    expect(shown.line()).toBe('zhong‸|two')
    expect(shown.spread.selection.where?.pair).toBe(0)
    await press('Enter')
    await expect.poll(() => shown.spread.selection.where?.pair).toBe(1)
  })

  it('a composition that ends asks for the text to be written', async () => {
    shown = await show('‸|two')
    await compose('zhong')
    expect(shown.committed()).toBe(0)
    await commit('中')
    await expect.poll(() => shown.committed()).toBe(1)
  })

  it('a composition is undone and redone in one step', async () => {
    shown = await show('one|‸')
    await composeWhole('zhongguo', '中国')
    await settled()
    expect(shown.spread.undo()).toBe(true)
    expect(shown.line()).toBe('one|‸')
    expect(shown.spread.redo()).toBe(true)
    expect(shown.line().replace('‸', '')).toBe('one|中国')
  })

  it.each([
    ['Delete at the end', 'Delete', 'one‸|two|three', 'one中‸|two|three'],
    ['Backspace at the start', 'Backspace', 'one|‸two|three', 'one|中‸two|three'],
  ] as const)('joins no pairs by %s of a pair', async (_title, key, before, after) => {
    shown = await show(before)
    await compose('zh')
    // Some input methods move their caret and leave the deletion to the program.
    const at = key === 'Delete' ? 2 : 0
    await composeAt('zh', at)
    await press(key)
    await composeAt('zh', at)
    await commit('中')
    await settled()
    expect(shown.line()).toBe(after)
    expect(shown.column('translation').textContent).toBe(after.replace(/[|‸]/g, ''))
  })

  it('a composition can be cancelled', async () => {
    shown = await show('on‸e|two')
    await compose('zh')
    await compose('')
    await settled()
    await type('x')
    expect(shown.line()).toBe('onx‸e|two')
  })
})

const markedWords = () =>
  [...shown.column('translation').querySelectorAll('[data-mark-id]')].map(mark => mark.textContent)

/** Counts events of a type from now on. */
function listen(element: HTMLElement, kind: string): () => number {
  let count = 0
  element.addEventListener(kind, () => count++)
  return () => count
}
