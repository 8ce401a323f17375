import { setState } from '../commands/set-state.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { commit, compose, paste, press, settled, type } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'

let shown: Shown
let stop = () => {}
afterEach(() => {
  stop()
  shown.close()
})

/**
 * Opens sections and selects from `from` to `to`, each a paragraph of the book and an offset. The
 * section of `to` has the keyboard.
 */
async function select(
  lines: readonly string[],
  [index, offset]: readonly [number, number],
  [toIndex, toOffset]: readonly [number, number],
): Promise<void> {
  shown = await show(...lines)
  stop = shown.spread.follow(shown.host)
  const { sections, selection } = shown.spread
  const editor = shown.editors[sections.all.findLastIndex(each => each.offset <= toIndex)]!
  selection.select(
    {
      side: 'translation',
      anchor: { index, offset },
      head: { index: toIndex, offset: toOffset },
    },
    editor,
  )
  await settled()
}

const lines = () => shown.editors.map((_, section) => shown.line(section).replace(/[‸⟦⟧]/g, ''))
const book = ['one|two', 'six|ten', 'ask|end']
const cut = ['one|t', '|', 'k|end']
const caret = () => {
  const { index, caret: offset } = shown.spread.selection.where!
  return `${index}:${offset}`
}

describe('a change of a selection over several sections', () => {
  it.each<[string, () => Promise<void> | void, readonly string[], string]>([
    ['Backspace deletes its words and keeps the pairs', () => press('Backspace'), cut, '1:1'],
    ['Ctrl+Delete does so too', () => press('Delete', 'Control'), cut, '1:1'],
    ['a key replaces them', () => type('x'), ['one|tx', '|', 'k|end'], '1:2'],
    ['further keys follow the first', () => type('xyz'), ['one|txyz', '|', 'k|end'], '1:4'],
    [
      'Shift+Enter replaces them by a line break',
      () => press('Enter', 'Shift'),
      ['one|t\n', '|', 'k|end'],
      '1:2',
    ],
    [
      'a paste replaces them from the beginning on',
      () => paste({ text: 'neu\n\nalt' }),
      ['one|tneu', 'alt|', 'k|end'],
      '1:4',
    ],
  ])('%s, as one step of undo and redo', async (_title, act, after, place) => {
    await select(book, [1, 1], [4, 2])
    await act()
    await expect.poll(lines).toEqual(after)
    await expect.poll(caret).toBe(place)
    expect(shown.spread.selection.span).toBeNull()
    while (shown.spread.undo());
    await expect.poll(lines).toEqual(book)
    while (shown.spread.redo());
    await expect.poll(lines).toEqual(after)
  })

  it('what is typed at once and what it replaced are undone together', async () => {
    await select(book, [4, 2], [1, 1])
    await type('xyz')
    await expect.poll(lines).toEqual(['one|txyz', '|', 'k|end'])
    shown.spread.undo()
    await expect.poll(lines).toEqual(book)
    expect(shown.spread.undo()).toBe(false)
  })

  it.each<[string, readonly [number, number], readonly [number, number], readonly string[]]>([
    ['whose end has the keyboard', [1, 1], [4, 2], ['one|t', '|', '中k|end']],
    ['whose beginning has it', [4, 2], [1, 1], ['one|t中', '|', 'k|end']],
  ])('a composition over a selection %s replaces it', async (_title, from, to, after) => {
    await select(book, from, to)
    await compose('z')
    await compose('zh')
    await commit('中')
    await expect.poll(lines).toEqual(after)
    while (shown.spread.undo());
    await expect.poll(lines).toEqual(book)
  })

  it.each<[string, readonly [number, number], readonly [number, number]]>([
    ['forward', [1, 1], [4, 2]],
    ['backward', [4, 2], [1, 1]],
  ])(
    'the state of all its pairs changes as one step, and it stays selected: %s',
    async (_way, from, to) => {
      await select(book, from, to)
      const { span } = shown.spread.selection
      shown.spread.translations.run(setState('done'), 'state')
      const states = () => shown.editors.map((_, section) => shown.states(section).join(' '))
      await expect.poll(states).toEqual(['draft done', 'done done', 'done draft'])
      expect(shown.spread.selection.span).toEqual(span)
      shown.spread.undo()
      await expect.poll(states).toEqual(['draft draft', 'draft draft', 'draft draft'])
    },
  )

  it('a format that some of it has is removed from all of it', async () => {
    await select(book, [1, 0], [1, 3])
    shown.spread.translations.toggleFormat('strong')
    const bold = () =>
      shown.editors.flatMap(editor =>
        editor.paragraphs.map((_, pair) => editor.translation(pair).content.spans.length),
      )
    await expect.poll(bold).toEqual([0, 1, 0, 0, 0, 0])
    shown.spread.selection.select(
      { side: 'translation', anchor: { index: 1, offset: 1 }, head: { index: 4, offset: 2 } },
      shown.editors[2]!,
    )
    await settled()
    shown.spread.translations.toggleFormat('strong')
    await expect.poll(bold).toEqual([0, 1, 0, 0, 0, 0])
    shown.spread.translations.toggleFormat('strong')
    await expect.poll(bold).toEqual([0, 1, 1, 1, 1, 0])
  })

  it('undo takes back nothing in a section whose pairs already had the state', async () => {
    await select(book, [4, 0], [5, 1])
    shown.spread.translations.run(setState('done'), 'state')
    const states = () => shown.editors.map((_, section) => shown.states(section).join(' '))
    await expect.poll(states).toEqual(['draft draft', 'draft draft', 'done done'])
    shown.spread.selection.select(
      { side: 'translation', anchor: { index: 1, offset: 1 }, head: { index: 5, offset: 2 } },
      shown.editors[2]!,
    )
    await settled()
    shown.spread.translations.run(setState('done'), 'state')
    await expect.poll(states).toEqual(['draft done', 'done done', 'done done'])
    shown.spread.undo()
    await expect.poll(states).toEqual(['draft draft', 'draft draft', 'done done'])
  })

  it('what is selected in the source cannot be changed', async () => {
    shown = await show('‸one', 'six')
    stop = shown.spread.follow(shown.host)
    const { selection } = shown.spread
    const [anchor, head] = [
      { index: 0, offset: 1 },
      { index: 1, offset: 2 },
    ]
    selection.select({ side: 'source', anchor, head }, shown.editors[1]!)
    await settled()
    await press('Backspace')
    await type('x')
    await settled()
    expect(lines()).toEqual(['one', 'six'])
    expect(selection.span).not.toBeNull()
  })
})
