import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { paragraphId } from '#domain/ids'
import { afterEach, expect, it, vi } from 'vitest'
import { highlight, names, printed, show, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const lit = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String)

/** Two sections, with words of the source of the first linked to some of the second. */
async function paired(): Promise<Annotation> {
  shown = await show('one two‸', 'six seven')
  const { anchors } = highlight('translation', 1, 'six seven', 4, 9)
  const pair = { ...highlight('source', 0, printed(0), 4, 6), counterpart: { index: 1, anchors } }
  shown.spread.marks.setCategories([names])
  shown.spread.marks.set([pair])
  shown.spread.follow(shown.host)
  return pair
}

const pieces = () => [...shown.host.querySelectorAll<HTMLElement>('[data-mark-id]')]

/** Waits until the pointer on `target` lights `words`. The real pointer may interfere. */
const lights = (target: Element, words: readonly string[]) =>
  vi.waitFor(() => {
    target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
    expect(lit('counterpart')).toEqual(words)
  })

it('the pointer on one half of a pair of ranges lights the other, in any section', async () => {
  await paired()
  expect(pieces().map(piece => piece.textContent)).toEqual(['中国', 'seven'])
  await lights(pieces()[0]!, ['seven'])
  await lights(pieces()[1]!, ['中国'])
  await lights(shown.column('source', 1), [])
})

it('the caret in one half lights the other, which follows what is typed, until it leaves', async () => {
  await paired()
  shown.editors[1]!.focus('translation', { pair: 0, offset: 6 })
  await vi.waitFor(() => expect(lit('counterpart')).toEqual(['中国']))
  shown.editors[0]!.focus('source', { pair: 0, offset: 5 })
  await vi.waitFor(() => expect(lit('counterpart')).toEqual(['seven']))
  const { tr } = shown.editors[1]!.state('translation')
  shown.editors[1]!.dispatch('translation', tr.insertText('ty', 9))
  await vi.waitFor(() => expect(lit('counterpart')).toEqual(['sevetyn']))
  const moved = shown.changes.at(-1)?.annotations[0]
  expect(moved?.anchors[0]?.quote.exact).toBe('中国')
  expect(moved?.counterpart?.anchors[0]?.quote.exact).toBe('sevetyn')
  shown.editors[0]!.focus('source', { pair: 0, offset: 0 })
  await vi.waitFor(() => expect(lit('counterpart')).toEqual([]))
})

it('a counterpart whose words are deleted is an orphan, and the mark on the source stays drawn', async () => {
  const { id } = await paired()
  const { tr } = shown.editors[1]!.state('translation')
  shown.editors[1]!.dispatch('translation', tr.delete(5, 10))
  expect(shown.spread.marks.orphans()).toEqual(new Set([id]))
  expect(pieces().map(piece => piece.textContent)).toEqual(['中国'])
})

it('words that wait for their counterpart are lit until they no longer wait', async () => {
  await paired()
  const anchors = [anchorAt(paragraphId('p0'), 'one two', 4, 7)]
  shown.spread.lit.wait({ side: 'translation', index: 0, anchors })
  await vi.waitFor(() => expect(lit('waiting-words')).toEqual(['two']))
  shown.spread.lit.wait(null)
  await vi.waitFor(() => expect(lit('waiting-words')).toEqual([]))
})
