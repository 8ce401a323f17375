import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  choose,
  commit,
  compose,
  composeWhole,
  drag,
  drop,
  paste,
  press,
  pressAfterMove,
  settled,
  take,
  type,
} from '../testing/hands.ts'
import { printed, show, type Shown } from '../testing/shown.ts'

let shown: Shown
let changes: MutationRecord[]
let watch: MutationObserver

beforeEach(async () => {
  shown = await show('one|two|three', 'four')
  changes = []
  watch = new MutationObserver(records => changes.push(...records))
  shown.editors[0]!.focus('source', { pair: 1, offset: 2 })
  await settled()
  expect(document.activeElement).toBe(shown.column('source'))
  const what = { subtree: true, childList: true, characterData: true }
  watch.observe(shown.column('source'), what)
})
afterEach(() => {
  watch.disconnect()
  shown.close()
})

const text = () => [...shown.column('source').children].map(element => element.textContent)
const print = [0, 1, 2].map(printed)
const changesSeen = () => [...changes, ...watch.takeRecords()].length
const caret = () => shown.editors[0]!.caret('source')
const selected = () =>
  shown.spread.selection.textInSection()?.anchors.map(({ quote }) => quote.exact)

describe('the source column', () => {
  it.each<[string, () => Promise<unknown> | void]>([
    ['typing', () => type('abc')],
    ['an input method', () => composeWhole('zhongguo', '中国')],
    [
      'an input method when nothing has the keyboard',
      async () => {
        shown.column('source').blur()
        await settled()
        await composeWhole('zhongguo', '中国')
      },
    ],
    ['an input method that is cancelled', () => compose('zh').then(() => compose(''))],
    [
      'two compositions and a key',
      async () => {
        await composeWhole('zh', '中')
        await composeWhole('g', '国')
        await type('x')
      },
    ],
    ['Backspace', () => press('Backspace')],
    ['Delete', () => press('Delete')],
    ['deleting a word', () => press('Delete', 'Control')],
    ['deleting to the line’s beginning', () => press('Backspace', 'Control', 'Shift')],
    ['deleting to its end', () => press('Delete', 'Control', 'Shift')],
    ['a line break', () => press('Enter', 'Shift')],
    ['undoing', () => press('z', 'Control')],
    ['a paste', () => paste({ text: 'X' })],
    ['a paste from the keyboard', () => press('v', 'Control')],
    [
      'a drop',
      async () => {
        const { left, top } = shown.column('source').getBoundingClientRect()
        await drop({ text: 'X', html: '<b>X</b>' }, { x: left + 20, y: top + 10 })
      },
    ],
    ['bold', () => press('b', 'Control')],
  ])('the source is not changed by %s, not even for a moment', async (_title, act) => {
    await act()
    await settled()
    expect(text()).toEqual(print)
    expect(changesSeen()).toBe(0)
  })

  it.each<[string, () => Promise<unknown> | void]>([
    ['a key', () => type('x')],
    ['Delete', () => press('Delete')],
    ['deleting to the line’s beginning', () => press('Backspace', 'Control', 'Shift')],
    ['deleting to its end', () => press('Delete', 'Control', 'Shift')],
    ['Delete from the menu', () => choose('delete')],
    ['a cut', () => take('cut')],
    ['a cut from the keyboard', () => press('x', 'Control')],
    ['an input method', () => composeWhole('zh', '中')],
    ['a paste', () => paste({ text: 'X' })],
  ])('the source is not changed by %s while a selection spans paragraphs', async (_title, act) => {
    shown.editors[0]!.focus('source', { pair: 0, offset: 1 }, { pair: 2, offset: 3 })
    await settled()
    await act()
    await settled()
    expect(text()).toEqual(print)
    expect(changesSeen()).toBe(0)
  })

  it('the source has a caret that keys move over surrogate pairs and into the next paragraph', async () => {
    shown.editors[0]!.focus('source', { pair: 1, offset: 6 })
    const offsets = [caret().offset]
    for (let i = 0; i < 3; i++) {
      await press('ArrowRight')
      await settled()
      offsets.push(caret().offset)
    }
    expect(offsets).toEqual([6, 8, 9, 10])
    await press('ArrowDown')
    await settled()
    expect(caret().pair).toBe(2)
    await press('Home')
    await settled()
    expect(caret()).toEqual({ pair: 2, offset: 0 })
  })

  it('the source can be selected by keys and copied', async () => {
    shown.editors[0]!.focus('source', { pair: 1, offset: 4 })
    await press('ArrowRight', 'Shift')
    await press('ArrowRight', 'Shift')
    await settled()
    expect(selected()).toEqual(['中国'])
    expect(take('copy').text).toBe('中国')
  })

  it('the source can be selected by mouse across paragraphs, without the translation', async () => {
    const [first, , third] = shown.column('source').children
    const [a, b] = [first!.getBoundingClientRect(), third!.getBoundingClientRect()]
    await drag({ x: a.left + 1, y: a.top + 10 }, { x: b.right + 60, y: b.top + 10 })
    await expect.poll(selected).toEqual(print)
    expect(getSelection()?.toString()).not.toContain('two')
  })

  it('Ctrl+A selects the paragraph, then the section', async () => {
    await press('a', 'Control')
    expect(selected()).toEqual([print[1]])
    await press('a', 'Control')
    expect(selected()).toEqual(print)
  })

  it('Enter moves to the translation of the paragraph', async () => {
    await press('Enter')
    await expect
      .poll(() => shown.spread.selection.where)
      .toMatchObject({ side: 'translation', pair: 1, caret: 3 })
    await type('!')
    expect(shown.line()).toBe('one|two!‸|three')
  })

  it('Enter moves from a caret that the browser has not reported yet', async () => {
    expect(pressAfterMove(shown.column('source').children[2]!.firstChild!, 1, 'Enter')).toBe(true)
    await expect
      .poll(() => shown.spread.selection.where)
      .toMatchObject({ side: 'translation', pair: 2 })
  })

  it('the source ignores the keys of an input method', async () => {
    await compose('zh')
    await commit('中')
    await press('ArrowLeft')
    await settled()
    expect(caret()).toEqual({ pair: 1, offset: 1 })
  })
})
