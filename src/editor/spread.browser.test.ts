/**
 * Tests the open book in a page. The file is long because each promise holds over the border of two
 * sections.
 */
import type { Side } from '#domain/anchor'
import { afterEach, describe, expect, it } from 'vitest'
import type {} from './input/edit-context.ts'
import { composeWhole, paste, press, settled, type, type Held } from './testing/hands.ts'
import { highlight, names, placesIn, printed, show, showWith, type Shown } from './testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const where = () => {
  const { section, side, pair, caret } = shown.spread.selection.where!
  return `${side} ${section}.${pair}:${caret}`
}

describe('arrow keys in a section', () => {
  const edges = [
    ['down from the last pair', 'ArrowDown', 0, 1, 2, '1.0:0'],
    ['up from the first', 'ArrowUp', 1, 0, 2, '0.1:E'],
    ['right from the last character', 'ArrowRight', 0, 1, Infinity, '1.0:0'],
    ['left from the first', 'ArrowLeft', 1, 0, 0, '0.1:E'],
  ] as const
  const sides: readonly [Side, number][] = [
    ['translation', 3],
    ['source', printed(1).length],
  ]

  it.each(sides.flatMap(side => edges.map(edge => [...side, ...edge] as const)))(
    'arrow keys on the %s side move the caret into the next section (%#: %s %s)',
    async (side, length, _title, key, section, pair, offset, place) => {
      shown = await show('one|two', 'six|ten')
      shown.editors[section]!.focus(side, { pair, offset })
      await settled()
      await press(key)
      await expect.poll(where).toBe(`${side} ${place.replace('E', String(length))}`)
      expect(document.activeElement).toBe(shown.column(side, 1 - section))
    },
  )

  it.each<[string, string, string, readonly Held[], string]>([
    ['keep the caret at the beginning of the book', '‸one|two', 'ArrowLeft', [], '‸one|two'],
    ['keep the caret at the end of the book', 'one|two‸', 'ArrowRight', [], 'one|two‸'],
    ['move the caret across the edge of a pair', 'one‸|two', 'ArrowRight', [], 'one|‸two'],
    ['move the caret into an empty pair', 'one|‸two|', 'ArrowDown', [], 'one|two|‸'],
  ])('arrow keys %s', async (_title, before, key, held, line) => {
    shown = await show(before)
    await press(key, ...held)
    await settled()
    expect(shown.line()).toBe(line)
  })

  it.each<[string, string, string, readonly Held[], string]>([
    ['from line to line', 'one|t‸wo\nsix', 'ArrowDown', [], 'one|two\ns‸ix'],
    ['from character to character', 'one|t‸wo', 'ArrowRight', [], 'one|tw‸o'],
    ['selecting', 'one|tw‸o', 'ArrowRight', ['Shift'], 'one|tw⟦o⟧'],
    ['back from a selection', 'one|t⟦wo⟧', 'ArrowRight', [], 'one|two‸'],
  ])(
    'arrow keys keep the caret in the last pair of a section %s',
    async (_title, before, key, held, line) => {
      shown = await show(before, 'ten')
      await press(key, ...held)
      await settled()
      expect(shown.line()).toBe(line)
    },
  )
})

describe('undo across sections', () => {
  it('undoes typed and composed text of two sections in order, and redoes it', async () => {
    shown = await show('‸|', '|')
    await type('ab')
    shown.spread.navigation.go(2, 'translation')
    await expect.poll(where).toBe('translation 1.0:0')
    await composeWhole('zhong', '中')
    await settled()
    shown.spread.navigation.go(0, 'translation')
    await expect.poll(where).toBe('translation 0.0:2')
    await type('c')
    const lines = () => [shown.line(0), shown.line(1)].map(line => line.replace('‸', ''))
    const seen = [lines()]
    while (shown.spread.undo()) seen.push(lines())
    expect(seen).toEqual([
      ['abc|', '中|'],
      ['ab|', '中|'],
      ['ab|', '|'],
      ['|', '|'],
    ])
    while (shown.spread.redo());
    expect(lines()).toEqual(['abc|', '中|'])
  })
})

describe('marks in a spread', () => {
  it('marks are drawn again when the deletion of their words is undone', async () => {
    shown = await show('one ⟦two⟧ three|')
    shown.spread.marks.setCategories([names])
    shown.spread.marks.set([highlight('translation', 0, 'one two three', 4, 7)])
    await press('Backspace')
    expect(drawn()).toEqual([])
    shown.spread.undo()
    await expect.poll(drawn).toEqual(['two'])
  })

  it('marks are whole again when the deletion of a part of them is undone', async () => {
    shown = await show('one tw⟦o thr⟧ee|')
    shown.spread.marks.setCategories([names])
    shown.spread.marks.set([highlight('translation', 0, 'one two three', 4, 7)])
    await press('Backspace')
    expect(drawn()).toEqual(['tw'])
    shown.spread.undo()
    await settled()
    expect(drawn()).toEqual(['two'])
  })

  it('marks are found at the caret on both sides', async () => {
    shown = await show('one|two')
    const print = printed(1)
    const marks = [highlight('source', 1, print, 0, 3), highlight('translation', 1, 'two', 0, 2)]
    shown.spread.marks.setCategories([names])
    shown.spread.marks.set(marks)
    shown.editors[0]!.focus('source', { pair: 1, offset: 1 })
    expect(shown.spread.marks.atSelection()).toEqual([marks[0]!.id])
    shown.editors[0]!.focus('translation', { pair: 1, offset: 1 })
    expect(shown.spread.marks.atSelection()).toEqual([marks[1]!.id])
  })

  it('the marks of all sections of a selection are found, those at the keyboard first', async () => {
    shown = await show('one', '‸two', 'six')
    const marks = [0, 1, 2].map(index =>
      highlight('translation', index, ['one', 'two', 'six'][index]!, 0, 2),
    )
    shown.spread.marks.setCategories([names])
    shown.spread.marks.set(marks)
    const { selection } = shown.spread
    const [anchor, head] = [
      { index: 0, offset: 2 },
      { index: 1, offset: 3 },
    ]
    selection.select({ side: 'translation', anchor, head }, shown.editors[1]!)
    const [first, second] = marks.map(({ id }) => id)
    expect(shown.spread.marks.atSelection()).toEqual([second, first])
  })

  it('the text of a selection over sections is that of all of them, or none', async () => {
    shown = await show('one', '‸two')
    const { selection } = shown.spread
    const [anchor, head] = [
      { index: 0, offset: 1 },
      { index: 1, offset: 2 },
    ]
    selection.select({ side: 'translation', anchor, head }, shown.editors[1]!)
    expect(selection.textInSection()).toBeNull()
    expect(selection.hasWords).toBe(true)
    const whole = await selection.wholeText()
    expect(whole?.anchors.map(({ quote }) => quote.exact)).toEqual(['ne', 'tw'])
  })

  const drawn = () =>
    [...shown.column('translation').querySelectorAll('[data-mark-id]')].map(
      mark => mark.textContent,
    )
})

describe('moving a translation to the next or previous pair', () => {
  const lines = () => [shown.line(0), shown.line(1)].map(line => line.replace('‸', ''))

  it.each<[string, number, 'up' | 'down', readonly string[]]>([
    ['into an empty pair', 2, 'up', ['one|two', '|']],
    ['to the pair before, as its last line', 1, 'up', ['one\ntwo|', '|three']],
    ['to the pair after, as its first line', 0, 'down', ['|one\ntwo', '|three']],
  ])('a translation moves %s, as one step of undo and redo', async (what, index, way, after) => {
    shown = await show(
      what.includes('empty') ? '‸one|' : '‸one|two',
      what.includes('empty') ? 'two|' : '|three',
    )
    const before = lines()
    await shown.spread.translations.move(index, way)
    await settled()
    expect(lines()).toEqual(after)
    shown.spread.undo()
    expect(lines()).toEqual(before)
    shown.spread.redo()
    expect(lines()).toEqual(after)
  })

  it('a translation moves with its marks, and undo moves them back', async () => {
    shown = await show('‸one|two three', '|')
    shown.spread.marks.setCategories([names])
    shown.spread.marks.set([highlight('translation', 1, 'two three', 4, 9)])
    const marks = (section: number) =>
      [...shown.column('translation', section).querySelectorAll('[data-mark-id]')].map(
        mark => `${mark.closest('p, [data-pair]')?.textContent ?? ''}: ${mark.textContent}`,
      )
    await shown.spread.translations.move(1, 'down')
    await settled()
    expect(marks(0)).toEqual([])
    expect(marks(1)).toHaveLength(1)
    const { annotations } = shown.changes.findLast(change => change.annotations.length > 0)!
    expect(annotations).toMatchObject([{ index: 2, anchors: [{ start: 4, end: 9 }] }])
    shown.spread.undo()
    await expect.poll(() => marks(0)).toHaveLength(1)
    expect(shown.spread.marks.orphans().size).toBe(0)
  })

  it('a translation moves although the reader has gone elsewhere meanwhile, and the caret stays there', async () => {
    shown = await show('‸one|', 'two|three')
    const moving = shown.spread.translations.move(0, 'down')
    shown.editors[1]!.focus('translation', { pair: 1, offset: 2 })
    expect(await moving).toBe(true)
    await settled()
    expect(lines()).toEqual(['|one', 'two|three'])
    expect(shown.spread.selection.where).toMatchObject({ index: 3, caret: 2 })
  })

  it('a translation does not move if it is blank or at the edge of the book', async () => {
    shown = await show('‸one|', '|')
    expect(await shown.spread.translations.move(0, 'up')).toBe(false)
    expect(await shown.spread.translations.move(1, 'down')).toBe(false)
    expect(await shown.spread.translations.move(3, 'down')).toBe(false)
    expect(shown.spread.undo()).toBe(false)
  })
})

describe('a paste that does not fit into its section', () => {
  it.each([
    ['in its pair if the next section has text', ['one‸', 'six'], 'a\nb\nc', ['onea\nb\nc', 'six']],
    ['in its pair at the end of the book', ['one‸'], 'a\nb', ['onea\nb']],
    ['in the last pair of the book', ['‸|', '|'], 'a\nb\nc\nd\ne', ['a|b', 'c|d\ne']],
    ['in the last empty pair', ['one‸', '|ten'], 'a\nb\nc', ['onea', 'b\nc|ten']],
  ])('a paste that does not fit stays together %s', async (_title, before, text, after) => {
    shown = await show(...before)
    paste({ text })
    const lines = () => before.map((_, section) => shown.line(section).replace('‸', ''))
    await expect.poll(lines).toEqual(after)
  })
})

describe('a paste of a hundred paragraphs', () => {
  const pairs = 120
  const empty = `‸${'|'.repeat(pairs - 1)}`
  const lines = Array.from({ length: 110 }, (_, n) => `line ${n}`)
  const left = '|'.repeat(pairs - lines.length)
  let asked = 0
  let goOn: () => void
  const beforeLargePaste = () => {
    asked++
    return new Promise<void>(resolve => (goOn = resolve))
  }

  it('a paste of a hundred paragraphs waits for beforeLargePaste, and is one step of undo', async () => {
    asked = 0
    shown = await showWith({ beforeLargePaste }, empty)
    paste({ text: lines.join('\n') })
    await settled()
    expect(asked).toBe(1)
    expect(shown.line()).toBe(empty)
    expect(shown.changes).toEqual([])
    goOn()
    await expect.poll(() => shown.line()).toBe(`${lines.join('|')}‸${left}`)
    expect(shown.spread.undo()).toBe(true)
    expect(shown.line()).toBe(empty)
  })

  it.each<[string, () => Promise<void>, string]>([
    ['a key', () => press('x'), 'x‸'],
    ['a composition', () => composeWhole('z', '中'), '中‸'],
    ['the unmounting', async () => shown.editors[0]!.unmount(), '‸'],
    ['a division', async () => shown.spread.settle(), '‸'],
  ])('a waiting paste is inserted before %s that follows it', async (_title, follows, end) => {
    shown = await showWith({ beforeLargePaste }, empty)
    paste({ text: lines.join('\n') })
    await follows()
    await expect.poll(() => shown.line()).toBe(`${lines.join('|')}${end}${left}`)
  })

  it.each(['undo', 'redo'] as const)(
    'a waiting paste is a step of its own before %s',
    async way => {
      shown = await showWith({ beforeLargePaste }, empty)
      paste({ text: lines.join('\n') })
      shown.spread[way]()
      if (way === 'redo') {
        expect(shown.line()).toBe(`${lines.join('|')}‸${left}`)
        shown.spread.undo()
      }
      expect(shown.line()).toBe(empty)
      expect(shown.spread.redo()).toBe(true)
      expect(shown.line()).toBe(`${lines.join('|')}‸${left}`)
    },
  )

  it('a paste of fewer paragraphs does not wait', async () => {
    asked = 0
    shown = await showWith({ beforeLargePaste }, empty)
    paste({ text: lines.slice(0, 99).join('\n') })
    expect(shown.line()).not.toBe(empty)
    expect(asked).toBe(0)
  })
})

describe('sections that come and go', () => {
  it('sections keep typed text and undo history while they are unmounted', async () => {
    shown = await show('one‸|two')
    await type('X')
    const [editor] = shown.editors
    editor!.unmount()
    expect(shown.spread.sections.get(0)).toBe(editor)
    editor!.views.mount(placesIn(shown.host))
    expect(shown.line()).toBe('oneX‸|two')
    expect(shown.column('translation').textContent).toBe('oneXtwo')
    shown.spread.undo()
    expect(shown.column('translation').textContent).toBe('onetwo')
  })

  it('sections leave no listener and no element behind after unmounting', async () => {
    shown = await show('one|two')
    const [editor] = shown.editors
    editor!.unmount()
    const places = placesIn(shown.host)
    const listeners = watchListeners(document, window)
    const counts = []
    for (let i = 0; i < 2; i++) {
      editor!.views.mount(places)
      editor!.focus('translation', { pair: 0, offset: 1 })
      await composeWhole('zh', '中')
      editor!.focus('source', { pair: 0, offset: 1 })
      await press('ArrowRight')
      await settled()
      editor!.unmount()
      counts.push(listeners.open())
      expect([places.source.textContent, places.translation.textContent]).toEqual(['', ''])
      expect(places.source.editContext).toBeNull()
    }
    listeners.stop()
    expect(counts).toEqual([0, 0])
  })
})

/** Counts the listeners that were added to `targets` from now on and not removed. */
function watchListeners(...targets: readonly EventTarget[]) {
  const open = new Set<string>()
  const names = new Map<unknown, number>()
  const nameOf = (type: string, listener: unknown) => {
    if (!names.has(listener)) names.set(listener, names.size)
    return `${type} ${names.get(listener)}`
  }
  for (const [i, target] of targets.entries()) {
    const add = target.addEventListener.bind(target)
    const remove = target.removeEventListener.bind(target)
    target.addEventListener = (...args: Parameters<typeof add>) => {
      open.add(`${i} ${nameOf(args[0], args[1])}`)
      add(...args)
    }
    target.removeEventListener = (...args: Parameters<typeof remove>) => {
      open.delete(`${i} ${nameOf(args[0], args[1])}`)
      remove(...args)
    }
  }
  const stop = () => {
    for (const target of targets) {
      Reflect.deleteProperty(target, 'addEventListener')
      Reflect.deleteProperty(target, 'removeEventListener')
    }
  }
  return { open: () => open.size, stop }
}
