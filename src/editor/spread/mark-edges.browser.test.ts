import type { Annotation } from '#domain/annotation'
import { anchorAt } from '#domain/anchor'
import { paragraphId } from '#domain/ids'
import { afterEach, describe, expect, it } from 'vitest'
import { highlight, names, show, type Shown } from '../testing/shown.ts'
import type { EdgeStep } from './mark-edges.ts'

let shown: Shown
afterEach(() => shown.close())

/** Shows translations with one mark, from `start` in the first marked pair to `end` in the last. */
async function marked(line: string, start: number, end: number, pairs = [0]): Promise<Annotation> {
  shown = await show(line)
  const texts = line.replace('‸', '').split('|')
  const anchors = pairs.map((pair, i) =>
    anchorAt(
      paragraphId(`p${pair}`),
      texts[pair]!,
      i === 0 ? start : 0,
      i === pairs.length - 1 ? end : texts[pair]!.length,
    ),
  )
  const mark = { ...highlight('translation', pairs[0]!, texts[pairs[0]!]!, 0, 1), anchors }
  shown.spread.marks.setCategories([names])
  shown.spread.marks.set([mark])
  return mark
}

/** Shows two sections, one two|six, with a mark on the second word of the first. */
async function markedOverSections(): Promise<Annotation> {
  shown = await show('one two', 'six‸')
  const mark = highlight('translation', 0, 'one two', 4, 7)
  shown.spread.marks.setCategories([names])
  shown.spread.marks.set([mark])
  return mark
}

const step = (edge: 'start' | 'end', way: 1 | -1, by: 'character' | 'word' = 'character') =>
  ({ edge, way, by }) satisfies EdgeStep

const words = (anchors: Annotation['anchors'] | undefined) =>
  anchors?.map(({ quote }) => quote.exact) ?? null

describe('moving the edges of a mark', () => {
  it.each<[string, string, [number, number], EdgeStep, readonly string[] | null]>([
    ['the end by a character', 'one two‸', [0, 3], step('end', 1), ['one ']],
    ['the end back', 'one two‸', [0, 3], step('end', -1), ['on']],
    ['the beginning back', 'one two‸', [4, 7], step('start', -1), [' two']],
    ['the end by a word', 'one two three‸', [0, 3], step('end', 1, 'word'), ['one two']],
    ['the end back by a word', 'one two three‸', [0, 7], step('end', -1, 'word'), ['one']],
    ['the beginning by a word', 'one two three‸', [0, 7], step('start', 1, 'word'), ['two']],
    [
      'the end to what follows the last word',
      'one (two).‸',
      [0, 8],
      step('end', 1, 'word'),
      ['one (two).'],
    ],
    ['the end over a whole character of two units', 'a𠮷b‸', [0, 1], step('end', 1), ['a𠮷']],
    ['the end into the next paragraph', 'one|‸two', [0, 3], step('end', 1), ['one', 't']],
    ['the end over an empty paragraph', 'one||‸two', [0, 3], step('end', 1), ['one', 't']],
    ['nothing beyond the section', 'one‸', [0, 3], step('end', 1), null],
    ['no further than to one character', 'one‸', [0, 1], step('end', -1), null],
  ])('moves %s', async (_what, line, [start, end], how, expected) => {
    const mark = await marked(line, start, end)
    expect(words(shown.spread.edges.stepped(mark, how)?.anchors)).toEqual(expected)
  })

  it('moves the beginning out of a paragraph, and the first paragraph is then another', async () => {
    const mark = await marked('one‸|two|six', 2, 2, [0, 1])
    const later = shown.spread.edges.stepped(mark, step('start', 1))
    expect(words(later?.anchors)).toEqual(['tw'])
    expect(later?.index).toBe(1)
    const back = shown.spread.edges.stepped({ ...mark, ...later }, step('start', -1))
    expect(back?.index).toBe(0)
  })

  it('moves the end back into the paragraph before', async () => {
    const mark = await marked('one|two‸', 1, 1, [0, 1])
    expect(words(shown.spread.edges.stepped(mark, step('end', -1))?.anchors)).toEqual(['ne'])
  })

  it('drags an edge to a point, into another paragraph and never past the other edge', async () => {
    const mark = await marked('one two|three four‸', 4, 6)
    const point = (pair: number, side: 'left' | 'right') => {
      const box = shown.column('translation').children[pair]!.getBoundingClientRect()
      return { x: box[side], y: (box.top + box.bottom) / 2 }
    }
    const { edges } = shown.spread
    const drag = (edge: 'start' | 'end', pair: number, side: 'left' | 'right') =>
      words(edges.draggedTo(mark, edge, point(pair, side))?.anchors)
    expect(drag('end', 0, 'right')).toEqual(['two'])
    expect(drag('start', 0, 'left')).toEqual(['one tw'])
    expect(drag('end', 1, 'right')).toEqual(['two', 'three four'])
    expect(drag('end', 0, 'left')).toEqual(['t'])
    expect(drag('start', 1, 'right')).toEqual(['w'])
  })

  it('moves an edge into the section after, and out of it again', async () => {
    const mark = await markedOverSections()
    const later = shown.spread.edges.stepped(mark, step('end', 1))!
    expect(words(later.anchors)).toEqual(['two', 's'])
    const back = shown.spread.edges.stepped({ ...mark, ...later }, step('end', -1))
    expect(words(back?.anchors)).toEqual(['two'])
    const before = shown.spread.edges.stepped({ ...mark, ...later }, step('start', 1))
    expect(words(before?.anchors)).toEqual(['wo', 's'])
  })

  it('drags an edge over the border of sections, and the lines of both are known', async () => {
    const mark = await markedOverSections()
    const box = shown.column('translation', 1).getBoundingClientRect()
    const { edges } = shown.spread
    const to = edges.draggedTo(mark, 'end', { x: box.right, y: (box.top + box.bottom) / 2 })!
    expect(words(to.anchors)).toEqual(['two', 'six'])
    expect(to.index).toBe(0)
    const lines = edges.lines(to)
    expect(lines).toHaveLength(2)
    expect(lines[1]!.top).toBeGreaterThan(lines[0]!.top)
    const back = edges.draggedTo({ ...mark, ...to }, 'start', { x: box.right, y: box.top + 2 })
    expect(words(back?.anchors)).toEqual(['x'])
    expect(back?.index).toBe(1)
  })

  it('keeps the sections in memory over which an edge is dragged, until it is dropped', async () => {
    const mark = await markedOverSections()
    shown.host.dataset['pane'] = 'text'
    const box = shown.column('translation', 1).getBoundingClientRect()
    const found: (readonly string[] | null)[] = []
    const drag = shown.spread.edges.drag(mark, 'end', to => found.push(words(to.anchors)))
    drag.follow({ x: box.right, y: (box.top + box.bottom) / 2 })
    expect(found).toEqual([['two', 'six']])
    shown.host.dispatchEvent(new Event('scroll'))
    expect(found).toHaveLength(2)
    drag.end()
    shown.host.dispatchEvent(new Event('scroll'))
    expect(found).toHaveLength(2)
  })

  it('finds the lines of words that are not marked yet', async () => {
    const mark = await marked('one two‸', 0, 3)
    const to = shown.spread.edges.stepped(mark, step('end', 1, 'word'))!
    const [line] = shown.spread.edges.lines(to)
    const now = shown.column('translation').querySelector('[data-mark-id]')!.getBoundingClientRect()
    expect(line!.left).toBeCloseTo(now.left, 0)
    expect(line!.right).toBeGreaterThan(now.right)
  })
})
