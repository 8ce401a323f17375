import fc from 'fast-check'
import { Fragment, Slice } from 'prosemirror-model'
import { AllSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { sourceDoc } from '../convert.ts'
import { translationSchema } from '../schema/translation.ts'
import { sourceState } from '../columns/source-view.ts'
import { columnOf, lineOf, paragraphsOf } from '../testing/line.ts'
import { samePairs } from './pair-lock.ts'

describe('the pair lock', () => {
  const stranger = translationSchema.node('translation', { id: 'stranger' })

  it.each<[string, (state: ReturnType<typeof columnOf>) => ReturnType<typeof columnOf>['tr']]>([
    ['joining two pairs', ({ tr }) => tr.join(5)],
    ['splitting a pair', ({ tr }) => tr.split(2)],
    ['deleting across the edge of a pair', ({ tr }) => tr.delete(2, 8)],
    [
      'deleting everything',
      ({ tr, doc }) => tr.setSelection(new AllSelection(doc)).deleteSelection(),
    ],
    ['deleting a pair', ({ tr }) => tr.delete(5, 10)],
    ['inserting a pair', ({ tr }) => tr.insert(5, stranger)],
    ['renaming a pair', ({ tr }) => tr.setNodeAttribute(5, 'id', 'p9')],
    ['exchanging two pairs', ({ tr, doc }) => tr.replaceWith(0, 10, [doc.child(1), doc.child(0)])],
  ])('refuses %s', (_title, change) => {
    const state = columnOf('one|two|three')
    const tr = change(state)
    expect(tr.docChanged).toBe(true)
    expect(state.apply(tr)).toBe(state)
  })

  it('allows every change inside a pair', () => {
    const state = columnOf('one|two')
    expect(lineOf(state.apply(state.tr.insertText('X', 2, 3)))).toBe('‸oXe|two')
  })

  it('keeps the sequence of pairs through random edits', () => {
    const edit = fc.record({
      from: fc.nat(),
      to: fc.nat(),
      open: fc.nat(1),
      texts: fc.array(fc.constantFrom('', '一', 'a b'), { maxLength: 3 }),
    })
    const start = columnOf('one||three|四')
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), edits => {
        let state = start
        for (const { from, to, open, texts } of edits) {
          const nodes = texts.map(text =>
            translationSchema.node(
              'translation',
              null,
              text === '' ? [] : translationSchema.text(text),
            ),
          )
          const depth = nodes.length > 0 ? open : 0
          const slice = new Slice(Fragment.from(nodes), depth, depth)
          const size = state.doc.content.size + 1
          const [a, b] = [from % size, to % size].toSorted((x, y) => x - y)
          state = state.apply(state.tr.replaceRange(a ?? 0, b ?? 0, slice))
          state.doc.check()
        }
        expect(samePairs(state.doc, start.doc)).toBe(true)
      }),
    )
  })
})

describe('the source lock', () => {
  it('refuses every change, also from code', () => {
    const state = sourceState(sourceDoc(paragraphsOf(['中国航天', '事业'])), () => ({
      toNote: '',
      toReference: '',
    }))
    const changes = [
      state.tr.insertText('X', 1),
      state.tr.delete(1, 3),
      state.tr.join(6),
      state.tr.setNodeAttribute(0, 'id', 'p9'),
    ]
    for (const tr of changes) expect(state.apply(tr)).toBe(state)
  })
})
