import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { afterEach, describe, expect, it } from 'vitest'
import { fromRuns, textFormats, type RichText } from '#domain/rich-text'
import { inlineContent } from '../convert.ts'
import { translationSchema } from '../schema/translation.ts'
import { press, type } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'
import { TranslationNodeView } from './translation-node-view.ts'

const run = fc.record({
  text: fc.string({
    unit: fc.constantFrom('航', '𠮷', 'a', ' ', '\n'),
    minLength: 1,
    maxLength: 4,
  }),
  formats: fc.subarray([...textFormats]),
})
const runs = fc.array(run, { maxLength: 4 })
const written = fc.record({
  place: fc.nat(),
  length: fc.nat(3),
  decorated: fc.oneof(fc.constant([]), fc.tuple(fc.nat(12), fc.nat(12))),
})

/** A view of one pair. `decorated` are places in it from and to which a decoration goes. */
function viewOf(doc: Node, decorated: readonly number[]): EditorView {
  return new EditorView(null, {
    state: EditorState.create({ doc }),
    nodeViews: { translation: node => new TranslationNodeView(node) },
    decorations: state => decorations(state.doc, decorated),
  })
}

function decorations(doc: Node, places: readonly number[]): DecorationSet {
  const [from = 0, to = 0] = places
    .map(place => 1 + (place % (doc.content.size - 1)))
    .toSorted((a, b) => a - b)
  return from < to
    ? DecorationSet.create(doc, [Decoration.inline(from, to, { class: 'mark' })])
    : DecorationSet.empty
}

/** A document of one pair with `rich` in it. */
const docOf = (rich: RichText) =>
  translationSchema.node('doc', null, [
    translationSchema.node('translation', { id: 'p1' }, inlineContent(translationSchema, rich)),
  ])

describe('writing what was typed into the DOM', () => {
  it('draws what a new view draws, whatever is written', () => {
    fc.assert(
      fc.property(runs, written, run, (before, { place, length, decorated }, { text, formats }) => {
        const view = viewOf(docOf(fromRuns(before)), decorated)
        const { tr } = view.state
        const from = 1 + (place % (tr.doc.content.size - 1))
        const to = Math.min(from + length, tr.doc.content.size - 1)
        // Half of the changes keep the formats, as typing does.
        if (formats.length === 0) tr.insertText(text.replaceAll('\n', ' '), from, to)
        else
          tr.replaceWith(from, to, inlineContent(translationSchema, fromRuns([{ text, formats }])))
        view.updateState(view.state.apply(tr))
        const fresh = viewOf(tr.doc, decorated)
        expect(view.dom.innerHTML).toBe(fresh.dom.innerHTML)
        view.destroy()
        fresh.destroy()
      }),
    )
  })

  describe('of the program', () => {
    let shown: Shown
    afterEach(() => shown.close())

    it('leaves the rest of the paragraph alone', async () => {
      shown = await show('one two‸ three four|five')
      const text = shown.column('translation').querySelector('.words')?.firstChild
      const four = document.createRange()
      four.setStart(text!, 14)
      four.setEnd(text!, 18)
      await type('s,')
      await press('Backspace')
      expect(shown.line()).toBe('one twos‸ three four|five')
      expect([four.toString(), four.startContainer === text]).toEqual(['four', true])
    })
  })
})
