import { annotationId } from '#domain/ids'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { compose, commit, press, settled, type } from '../testing/hands.ts'
import { highlight, names, show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const marked = async (line: string, ...ranges: readonly (readonly [number, number, number?])[]) => {
  shown = await show(line)
  shown.spread.marks.setCategories([names])
  const texts = line.replace(/[‸⟦⟧]/g, '').split('|')
  shown.spread.marks.set(
    ranges.map(([start, end, pair = 0]) => ({
      ...highlight('translation', pair, texts[pair]!, start, end),
      id: annotationId(`${start}-${end}`),
    })),
  )
  await settled()
}

const shapes = () =>
  new Map(
    [...shown.host.querySelectorAll<SVGPathElement>('[data-drawn-mark]')].map(shape => [
      shape.dataset['drawnMark'] ?? '',
      shape,
    ]),
  )

/** The box of a shape in the window, without the width of its line. */
const boxOf = (id: string) => shapes().get(id)?.getBoundingClientRect() ?? expect.fail(id)

/** The box of a range of text in the window. */
function textBox(pair: number, start: number, end: number) {
  const paragraph = shown.column('translation').children[pair]!
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let before = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (start >= before && start < before + length) range.setStart(node, start - before)
    if (end > before && end <= before + length) range.setEnd(node, end - before)
    before += length
  }
  return range.getBoundingClientRect()
}

const expectOver = (id: string, pair: number, start: number, end: number) => {
  const [drawn, text] = [boxOf(id), textBox(pair, start, end)]
  for (const edge of ['left', 'right'] as const)
    expect(Math.abs(drawn[edge] - text[edge])).toBeLessThan(1.5)
  expect(Math.abs(drawn.top + drawn.bottom - text.top - text.bottom)).toBeLessThan(4)
}

describe('the shapes of marks', () => {
  it('a mark is one shape over its words, whatever overlaps it', async () => {
    await marked('one two three four‸|', [0, 13], [4, 18], [8, 10])
    expect([...shapes().keys()].toSorted()).toEqual(['0-13', '4-18', '8-10'])
    expectOver('0-13', 0, 0, 13)
    expectOver('4-18', 0, 4, 18)
    expectOver('8-10', 0, 8, 10)
  })

  it('a shape follows what is typed before it and in it, and the lines above it', async () => {
    await marked('‸one two|three', [4, 7], [0, 5, 1])
    await type('X')
    await settled()
    expectOver('4-7', 0, 5, 8)
    const { top } = boxOf('0-5')
    await press('Enter', 'Shift')
    await press('Enter', 'Shift')
    await settled()
    // A line break is no text.
    expectOver('4-7', 0, 5, 8)
    expectOver('0-5', 1, 0, 5)
    expect(boxOf('0-5').top).toBeGreaterThan(top)
  })

  it('a shape grows with a composition inside its mark and does not end it', async () => {
    await marked('one tw‸o|', [4, 7])
    const { width } = boxOf('4-7')
    await compose('zhongguo')
    await settled()
    expect(shown.editors[0]!.views.get('translation')!.composing).toBe(true)
    expect(boxOf('4-7').width).toBeGreaterThan(width)
    await commit('中')
    await settled()
    expectOver('4-7', 0, 4, 8)
  })

  it('a shape follows its words when the column becomes narrower or its type larger', async () => {
    await marked('one two three four five six‸|', [8, 23])
    for (const style of ['grid-template-columns: 10em 5em', 'font-size: 24px']) {
      shown.host.querySelector('section')!.setAttribute('style', style)
      await expect
        .poll(() => Math.abs(boxOf('8-23').height - textBox(0, 8, 23).height))
        .toBeLessThan(4)
      const [drawn, text] = [boxOf('8-23'), textBox(0, 8, 23)]
      expect(Math.abs(drawn.left - text.left)).toBeLessThan(1.5)
    }
  })

  it('a shape follows its words when the type changes and no paragraph changes its size', async () => {
    await marked('one two‸|', [4, 7])
    const column = shown.column('translation')
    const size = () => [column.offsetWidth, column.offsetHeight]
    const before = size()
    column.style.letterSpacing = '1px'
    expect(size()).toEqual(before)
    shown.spread.measureAgain()
    await settled()
    expectOver('4-7', 0, 4, 7)
  })

  it('a shape disappears with its mark, and with its section', async () => {
    await marked('one two‸|', [0, 3], [4, 7])
    shown.spread.marks.set([])
    await expect.poll(() => shapes().size).toBe(0)
    shown.editors[0]!.unmount()
    expect(shown.host.querySelector('svg')).toBeNull()
  })

  it('a column that is hidden shows no shapes, and shows them again with its words', async () => {
    await marked('one two‸|', [4, 7])
    const column = shown.column('translation')
    column.style.display = 'none'
    await expect.poll(() => shapes().size).toBe(0)
    column.style.display = ''
    await expect.poll(() => shapes().size).toBe(1)
    expectOver('4-7', 0, 4, 7)
  })

  it('typing in one paragraph draws no other paragraph again', async () => {
    await marked('‸one|two', [0, 3], [0, 2, 1])
    const other = shapes().get('0-2')
    await type('X')
    await settled()
    expectOver('0-3', 0, 1, 4)
    expect(shapes().get('0-2')).toBe(other)
  })

  it('typing in a paragraph without marks measures no other paragraph', async () => {
    await marked('‸one|two|three', [0, 2, 1], [0, 3, 2])
    const measuring = vi.spyOn(Element.prototype, 'getBoundingClientRect')
    await type('X')
    await settled()
    const marks = [...shown.column('translation').children].slice(1)
    expect(measuring.mock.contexts.filter(it => marks.some(mark => mark === it))).toEqual([])
    measuring.mockRestore()
  })

  it('a shape moves when a paragraph above it grows as much as one below it shrinks', async () => {
    const long = 'a text that needs two lines'
    await marked(`‸one|two|${long}`, [0, 2, 1])
    const { top } = boxOf('0-2')
    const view = shown.editors[0]!.views.get('translation')!
    const [first, last] = [1, view.state.doc.content.size - 1 - long.length]
    view.dispatch(
      view.state.tr.insertText('one', last, last + long.length).insertText(long, first, 4),
    )
    await settled()
    expect(boxOf('0-2').top).toBeGreaterThan(top + 10)
    expectOver('0-2', 1, 0, 2)
  })
})
