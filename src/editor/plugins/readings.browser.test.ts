import { afterEach, beforeEach, expect, it } from 'vitest'
import { drag, press, settled } from '../testing/hands.ts'
import { highlight, names, printed, showWith, type Shown } from '../testing/shown.ts'

/** 第0段，中国𠮷航天。 is shown as 第0段，大宋𠮷航天。 */
let shown: Shown
beforeEach(async () => {
  shown = await showWith({ isEmended: () => true }, 'one|two')
  const { kind: _, ...mark } = highlight('source', 0, printed(0), 4, 6)
  shown.spread.marks.setCategories([names])
  shown.spread.marks.set([{ ...mark, kind: 'emendation', reading: '大宋朝', witness: '' }])
  shown.editors[0]!.focus('source', { pair: 0, offset: 2 })
  await settled()
})
afterEach(() => shown.close())

const reading = () => shown.column('source').querySelector('.reading')!
const selected = () =>
  shown.spread.selection.textInSection()?.anchors.map(({ quote }) => quote.exact)[0]

/** The point before a character, from 0, of the text of a node on the page. */
function pointIn(node: Node | null, offset: number) {
  const range = document.createRange()
  range.setStart(node!, offset)
  const { left, top, height } = range.getBoundingClientRect()
  return { x: left + 1, y: top + height / 2 }
}
const inReading = (offset: number) => pointIn(reading().firstChild, offset)
const before = (offset: number) =>
  pointIn(shown.column('source').querySelector('p')!.firstChild, offset)
function after() {
  const walker = document.createTreeWalker(shown.column('source'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (walker.currentNode.textContent?.startsWith('𠮷')) break
  return pointIn(walker.currentNode, 4)
}

it.each<[string, () => Promise<void>, string]>([
  [
    'a part of a reading selects all that it stands for',
    () => drag(inReading(1), inReading(2)),
    '中国',
  ],
  ['a part of a reading, backward,', () => drag(inReading(2), inReading(1)), '中国'],
  ['from the text into a reading', () => drag(before(2), inReading(1)), '段，中国'],
  ['from a reading into the text', () => drag(inReading(2), after()), '中国𠮷航天'],
  ['from the text back into a reading', () => drag(after(), inReading(1)), '中国𠮷航天'],
  ['from before a reading to after it', () => drag(before(2), after()), '段，中国𠮷航天'],
  ['up to the beginning of a reading', () => drag(before(2), inReading(0)), '段，'],
])('the mouse selects whole readings: %s', async (_title, act, words) => {
  await act()
  await settled()
  expect(selected()).toBe(words)
})

it.each<[string, number, 'ArrowLeft' | 'ArrowRight', number]>([
  ['forward', 4, 'ArrowRight', 6],
  ['back', 6, 'ArrowLeft', 4],
])('a key that goes by words passes a reading, %s', async (_way, from, key, to) => {
  shown.editors[0]!.focus('source', { pair: 0, offset: from })
  await settled()
  await press(key, 'Control')
  await settled()
  expect(shown.editors[0]!.caret('source')).toEqual({ pair: 0, offset: to })
  shown.editors[0]!.focus('source', { pair: 0, offset: from })
  await settled()
  await press(key, 'Control', 'Shift')
  await settled()
  expect(selected()).toBe('中国')
})
