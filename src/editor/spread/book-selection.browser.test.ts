import type { Side } from '#domain/anchor'
import { afterEach, describe, expect, it } from 'vitest'
import { click, drag, press, settled, type Held } from '../testing/hands.ts'
import { printed, show, type Shown } from '../testing/shown.ts'
import { selectedUnits } from '../testing/span.ts'

let shown: Shown
let stop = () => {}
afterEach(() => {
  stop()
  shown.close()
})

/** Three sections: one|two, six|ten, ask|end. */
async function open(...lines: readonly string[]): Promise<void> {
  shown = await show(...lines)
  stop = shown.spread.follow(shown.host)
  await settled()
}

/** The selection, with paragraphs counted in the book. */
const selected = () => {
  const { side, anchor, head } = shown.spread.selection.range!
  return `${side} ${anchor.index}:${anchor.offset} ${head.index}:${head.offset}`
}
const hasKeyboard = (section: number, side: Side = 'translation') =>
  document.activeElement === shown.column(side, section)

/** The words that the engine and the highlight show as selected, in each section. */
const drawn = async (side: Side = 'translation') => {
  await settled()
  const highlight = CSS.highlights.get('book-selection') ?? new Set()
  const ranges = [...highlight, getSelection()!.getRangeAt(0)].map(range => {
    const copy = document.createRange()
    copy.setStart(range.startContainer, range.startOffset)
    copy.setEnd(range.endContainer, range.endOffset)
    return copy
  })
  return shown.editors.map((_, section) =>
    ranges
      .filter(range => shown.column(side, section).contains(range.startContainer))
      .map(String)
      .join('+'),
  )
}

async function pressAll(keys: readonly (readonly [string, ...Held[]])[]): Promise<void> {
  for (const [key, ...held] of keys) {
    await press(key, ...held)
    await settled()
  }
}

describe('keys that leave a section', () => {
  it.each<[string, readonly string[], readonly (readonly [string, ...Held[]])[], string]>([
    ['right over the border', ['one|two‸', 'six'], [['ArrowRight', 'Shift']], '1:3 2:0'],
    ['left over the border', ['one', '‸six'], [['ArrowLeft', 'Shift']], '1:0 0:3'],
    [
      'down over the border, into the same column',
      ['one|two‸', 'twosome'],
      [['ArrowDown', 'Shift']],
      '1:3 2:3',
    ],
    ['up over the border', ['one|twenty', 'si‸x'], [['ArrowUp', 'Shift']], '2:2 1:2'],
    [
      'on in the next section',
      ['one|two‸', 'six|ten'],
      [
        ['ArrowRight', 'Shift'],
        ['ArrowRight', 'Shift'],
        ['ArrowRight', 'Shift'],
      ],
      '1:3 2:2',
    ],
    [
      'word by word',
      ['one|two‸', 'six ten'],
      [
        ['ArrowRight', 'Shift', 'Control'],
        ['ArrowRight', 'Shift', 'Control'],
      ],
      '1:3 2:3',
    ],
    [
      'back over the border',
      ['one|t‸wo', 'six'],
      [
        ['ArrowDown', 'Shift'],
        ['ArrowUp', 'Shift'],
      ],
      '1:1 1:1',
    ],
    [
      'to the end of the book',
      ['o‸ne', 'six', 'ask|end'],
      [['End', 'Shift', 'Control']],
      '0:1 3:3',
    ],
    ['to its beginning', ['one', 'six', 'ask|e‸nd'], [['Home', 'Shift', 'Control']], '3:1 0:0'],
    [
      'to the end of the line in the last section',
      ['one|two‸', 'six ten'],
      [
        ['ArrowRight', 'Shift'],
        ['End', 'Shift'],
      ],
      '1:3 2:7',
    ],
  ])('Shift extends the selection %s', async (_title, lines, keys, wanted) => {
    await open(...lines)
    await pressAll(keys)
    await expect.poll(selected).toBe(`translation ${wanted}`)
    const { head } = shown.spread.selection.range!
    expect(hasKeyboard(shown.spread.sections.all.findLastIndex(s => s.offset <= head.index))).toBe(
      true,
    )
  })

  it.each<[string, string, readonly Held[], string]>([
    ['left, to where it begins', 'ArrowLeft', [], '1:1 1:1'],
    ['right, to where it ends', 'ArrowRight', [], '3:1 3:1'],
    ['to the beginning of its line', 'Home', [], '3:0 3:0'],
  ])('a key without Shift puts the caret %s', async (_title, key, held, wanted) => {
    await open('one|t‸wo', 'six|ten')
    await pressAll([
      ['ArrowDown', 'Shift'],
      ['ArrowDown', 'Shift'],
    ])
    await expect.poll(selected).toBe('translation 1:1 3:1')
    await press(key, ...held)
    await expect.poll(selected).toBe(`translation ${wanted}`)
    expect(shown.spread.selection.span).toBeNull()
    await settled()
    expect(CSS.highlights.has('book-selection')).toBe(false)
  })

  it.each([
    ['from', '0:0 0:0'],
    ['to', '3:3 3:3'],
  ] as const)(
    'the caret goes to an end of the book (%s), and nothing is selected',
    async (end, wanted) => {
      await open('one|t‸wo', 'six|ten')
      await pressAll([['ArrowDown', 'Shift']])
      shown.spread.goToEnd(end)
      await expect.poll(selected).toBe(`translation ${wanted}`)
      expect(shown.spread.selection.span).toBeNull()
    },
  )

  it('Ctrl+A selects the paragraph, and then the whole side of the book', async () => {
    await open('one|two', 's‸ix|ten', 'ask')
    await pressAll([['a', 'Control']])
    expect(selected()).toBe('translation 2:0 2:3')
    await pressAll([['a', 'Control']])
    expect(selected()).toBe('translation 0:0 4:Infinity')
    expect(await drawn()).toEqual(['onetwo', 'sixten', 'ask'])
    expect(hasKeyboard(1)).toBe(true)
  })

  it('the selection of the source goes over the border as well', async () => {
    await open('‸one', 'six')
    shown.editors[0]!.focus('source', { pair: 0, offset: printed(0).length })
    await settled()
    await pressAll([
      ['ArrowRight', 'Shift'],
      ['ArrowRight', 'Shift'],
    ])
    await expect.poll(selected).toBe(`source 0:${printed(0).length} 1:1`)
    expect(hasKeyboard(1, 'source')).toBe(true)
    expect(await drawn('source')).toEqual(['', '第'])
  })
})

describe('the mouse over the border of sections', () => {
  const at = (section: number, pair: number, offset: number) => {
    const view = shown.editors[section]!.views.get('translation')!
    const node = shown.editors[section]!.views.element('translation', pair)!.firstChild!.firstChild!
    expect(view.dom.contains(node)).toBe(true)
    const range = document.createRange()
    range.setStart(node, offset)
    const { left, top, bottom } = range.getBoundingClientRect()
    return { x: left + 1, y: (top + bottom) / 2 }
  }

  it.each<[string, readonly [number, number, number], readonly [number, number, number], string]>([
    ['down', [0, 1, 1], [1, 1, 2], '1:1 3:2'],
    ['up', [1, 1, 2], [0, 0, 1], '3:2 0:1'],
    ['over a whole section', [0, 1, 1], [2, 0, 1], '1:1 4:1'],
    ['inside one section', [0, 0, 1], [0, 1, 2], '0:1 1:2'],
  ])('selects %s', async (_title, from, to, wanted) => {
    await open('‸one|two', 'six|ten', 'ask')
    await drag(at(...from), at(...to))
    await expect.poll(selected).toBe(`translation ${wanted}`)
    expect(hasKeyboard(to[0])).toBe(true)
    expect((await drawn()).join('')).toBe(selectedUnits(shown))
  })

  it('the whole selection stays drawn while a field has the focus', async () => {
    await open('one|two‸', 'six')
    await pressAll([
      ['ArrowRight', 'Shift'],
      ['ArrowRight', 'Shift'],
    ])
    const highlighted = () => [...(CSS.highlights.get('book-selection') ?? [])].map(String)
    expect(highlighted()).toEqual([''])
    const field = document.createElement('input')
    document.body.append(field)
    field.focus()
    await settled()
    expect(highlighted()).toEqual(['', 's'])
    field.remove()
  })

  it('a click with Shift in another section extends, and one without collapses', async () => {
    await open('o‸ne|two', 'six|ten', 'ask')
    await click(at(2, 0, 2), 'Shift')
    await expect.poll(selected).toBe('translation 0:1 4:2')
    await click(at(1, 0, 1), 'Shift')
    await expect.poll(selected).toBe('translation 0:1 2:1')
    await click(at(0, 1, 1), 'Shift')
    await expect.poll(selected).toBe('translation 0:1 1:1')
    expect(shown.spread.selection.span).toBeNull()
    await click(at(2, 0, 2), 'Shift')
    await click(at(1, 1, 1))
    await expect.poll(selected).toBe('translation 3:1 3:1')
  })
})
