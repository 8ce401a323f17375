import { afterEach, describe, expect, it } from 'vitest'
import {
  carry,
  choose,
  click,
  drop,
  paste,
  press,
  pressAfterMove,
  settled,
  take,
  type,
  type Held,
} from './testing/hands.ts'
import { show, type Shown } from './testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

describe('keys in a translation', () => {
  it.each<[string, string, readonly [string, ...Held[]], string]>([
    ['deletes backward inside a pair', 'one|tw‸o', ['Backspace'], 'one|t‸o'],
    ['deletes forward inside a pair', 'one|t‸wo', ['Delete'], 'one|t‸o'],
    ['does not join the pair before', 'one|‸two', ['Backspace'], 'one|‸two'],
    ['does not join it by a whole word either', 'one|‸two', ['Backspace', 'Control'], 'one|‸two'],
    ['does not join the pair after', 'one‸|two', ['Delete'], 'one‸|two'],
    ['does not join it by a whole word either', 'one‸|two', ['Delete', 'Control'], 'one‸|two'],
    ['does not delete an empty pair backward', 'one|‸|three', ['Backspace'], 'one|‸|three'],
    ['does not delete an empty pair forward', 'one|‸|three', ['Delete'], 'one|‸|three'],
    ['clears the selected range of each pair', 'on⟦e|two|th⟧ree', ['Backspace'], 'on‸||ree'],
    ['clears it by a forward deletion', 'on⟧e|two|th⟦ree', ['Delete'], 'on‸||ree'],
    [
      'clears it by a deletion of the line',
      'on⟦e|two|th⟧ree',
      ['Backspace', 'Control', 'Shift'],
      'on‸||ree',
    ],
    [
      'does not join pairs by a deletion of the line',
      'one|‸two',
      ['Backspace', 'Control', 'Shift'],
      'one|‸two',
    ],
    ['deletes a line break backward', 'one\n‸two|x', ['Backspace'], 'one‸two|x'],
    ['deletes a line break forward', 'one‸\ntwo|x', ['Delete'], 'one‸two|x'],
    ['breaks the line', 'on‸e|two', ['Enter', 'Shift'], 'on\n‸e|two'],
    ['breaks the line at the end of a pair', 'one‸|two', ['Enter', 'Shift'], 'one\n‸|two'],
    ['types over a selection across pairs', 'on⟦e|two|th⟧ree', ['X'], 'onX‸||ree'],
    ['types over whole pairs', '⟦one|two⟧|three', ['X'], 'X‸||three'],
    ['types over one pair', 'one|⟦two⟧|three', ['X'], 'one|X‸|three'],
    ['empties a pair', 'one|⟦two⟧|three', ['Delete'], 'one|‸|three'],
  ])('a key %s: %j', async (_title, before, [key, ...held], line) => {
    shown = await show(before)
    await press(key, ...held)
    await settled()
    expect(shown.line()).toBe(line)
    expect(drawnLine()).toBe(line.replace('‸', ''))
  })

  it.each<[string, readonly Held[]]>([
    ['Backspace', []],
    ['Backspace', ['Control']],
    ['Delete', []],
  ])(
    'does not join pairs by %s %j that comes before the browser has reported the caret',
    async (key, held) => {
      shown = await show('one|tw‸o|three')
      await settled()
      const text = shown.column('translation').querySelectorAll('.words')[1]!.firstChild!
      expect(pressAfterMove(text, key === 'Delete' ? 3 : 0, key, ...held)).toBe(true)
      expect(shown.line().replace('‸', '')).toBe('one|two|three')
    },
  )

  it('Ctrl+A selects the pair, then the column, which Backspace clears without losing a pair', async () => {
    shown = await show('one|t‸wo|three')
    await press('a', 'Control')
    expect(shown.line()).toBe('one|⟦two⟧|three')
    await press('a', 'Control')
    expect(shown.line()).toBe('⟦one|two|three⟧')
    await press('Backspace')
    expect(shown.line()).toBe('‸||')
    expect(shown.states()).toEqual(['empty', 'empty', 'empty'])
    await type('X')
    expect(drawnLine()).toBe('X||')
  })

  it.each([
    ['on⟦e|two|th⟧ree', 'on‸||ree'],
    ['o⟦n⟧e|two', 'o‸e|two'],
  ])('the menu’s Delete clears the selection: %j', async (before, line) => {
    shown = await show(before)
    await choose('delete')
    await settled()
    expect(shown.line()).toBe(line)
    expect(drawnLine()).toBe(line.replace('‸', ''))
  })

  it('Delete clears a section of one pair that is selected whole', async () => {
    shown = await show('on‸e')
    await press('a', 'Control')
    await press('a', 'Control')
    await press('Delete')
    await type('X')
    expect(shown.line()).toBe('X‸')
    expect(drawnLine()).toBe('X')
  })

  it('Enter moves to the end of the next pair', async () => {
    shown = await show('o‸ne|two|', 'four')
    await press('Enter')
    await expect.poll(() => shown.line()).toBe('one|two‸|')
    await press('Enter')
    await press('Enter')
    await expect
      .poll(() => shown.spread.selection.where)
      .toMatchObject({ section: 1, pair: 0, caret: 4 })
    await type('!')
    expect([shown.line(0).replace('‸', ''), shown.line(1)]).toEqual(['one|two|', 'four!‸'])
  })

  it('undo restores a deletion across pairs in one step', async () => {
    shown = await show('on⟦e|two|th⟧ree')
    await press('Backspace')
    shown.spread.undo()
    expect(shown.line()).toBe('on⟦e|two|th⟧ree')
  })
})

describe('the clipboard in a translation', () => {
  it.each([
    ['words', 'on‸e|two', { text: 'X Y' }, 'onX Y‸e|two'],
    ['paragraphs of plain text', 'one‸||', { text: 'a\n\nb' }, 'onea|b‸|'],
    ['lines of plain text', 'one‸||', { text: 'a\nb' }, 'onea|b‸|'],
    ['lines as Windows ends them', 'one‸||', { text: 'a\r\nb\r\n' }, 'onea|b‸|'],
    ['paragraphs of HTML', 'one‸||', { html: '<h1>a</h1><p>b</p>' }, 'onea|b‸|'],
    ['a list', '‸||', { html: '<ul><li>a</li><li>b</li></ul>' }, 'a|b‸|'],
    ['a table', '‸||', { html: '<table><tr><td>a</td><td>b</td></tr></table>' }, 'a|b‸|'],
    ['div elements', '‸||', { html: '<div>a</div><div><div>b</div></div>' }, 'a|b‸|'],
    ['a line break of HTML', '‸||', { html: 'a<br>b' }, 'a\nb‸||'],
    ['more paragraphs than fit', 'one‸|two', { text: 'a\nb' }, 'onea\nb‸|two'],
    ['paragraphs over selected pairs', '⟦one|two⟧|three', { text: 'a\nb' }, 'a|b‸|three'],
    ['nothing of an image', 'o⟦n⟧e', { html: '<img src="data:,">' }, 'o⟦n⟧e'],
    ['nothing of a script', 'o‸ne', { html: '<script>alert(1)</script>' }, 'o‸ne'],
  ])('a paste inserts %s: %j', async (_title, before, carried, line) => {
    shown = await show(before)
    paste(carried)
    expect(shown.line()).toBe(line)
    expect(drawnLine()).toBe(line.replace(/[‸⟦⟧]/g, ''))
  })

  it('a paste keeps only our formats of pasted HTML', async () => {
    shown = await show('‸|')
    const html =
      '<p style="color:red"><b>a</b><a href="https://example.org"><i>b</i></a><u>c</u><sup>d</sup></p>'
    paste({ html })
    expect(shown.column('translation').querySelector('.words')?.innerHTML).toBe(
      '<strong>a</strong><em>b</em>c<sup>d</sup>',
    )
  })

  it.each([
    ['one|⟦two⟧|three', 'one|‸|three', 'two'],
    ['on⟦e|two|th⟧ree', 'on‸||ree', 'e\n\ntwo\n\nth'],
    ['on‸e|two', 'on‸e|two', ''],
  ])('a cut takes the selection of %j', async (before, line, text) => {
    shown = await show(before)
    expect(take('cut').text).toBe(text)
    expect(shown.line()).toBe(line)
  })

  it('a cut across pairs stays together if it does not fit when pasted', async () => {
    shown = await show('on⟦e|two|th⟧ree')
    paste(take('cut'))
    expect(shown.line()).toBe('one\ntwo\nth‸||ree')
  })

  it('Shift+Delete cuts', async () => {
    shown = await show('on⟦e|tw⟧o|')
    const cut = heard('cut')
    await press('Delete', 'Shift')
    expect(shown.line()).toBe('on‸|o|')
    expect(cut()).toBe(1)
  })

  it('a paste continues in the empty pairs of the next section', async () => {
    shown = await show('one‸|', '||six')
    paste({ text: 'a\nb\nc\nd' })
    await expect.poll(() => shown.line(1).replace('‸', '')).toBe('c|d|six')
    expect(shown.line(0)).toBe('onea|b‸')
  })
})

describe('a drop on a translation', () => {
  it.each([
    ['words', '‸|two', { text: 'X' }, '|twoX'],
    ['paragraphs, as lines of the pair', '‸|two', { text: 'a\nb' }, '|twoa\nb'],
  ])('a drop inserts at its place: %s', async (_title, before, carried, line) => {
    shown = await show(before)
    const { right, top } = shown.column('translation').children[1]!.getBoundingClientRect()
    await drop(carried, { x: right - 5, y: top + 10 })
    await settled()
    expect(drawnLine()).toBe(line)
  })
})

it('dragging moves words from one pair to another, and the caret with them', async () => {
  shown = await show('o⟦ne|two⟧|three')
  const [first, , third] = [...shown.column('translation').children].map(element =>
    element.getBoundingClientRect(),
  )
  carry({ x: first!.left + 12, y: first!.top + 10 }, { x: third!.right - 5, y: third!.top + 10 })
  expect(shown.line()).toBe('o||threene\ntwo‸')
  expect(document.activeElement).toBe(shown.column('translation'))
})

it('a click with Ctrl does not select a pair as a node', async () => {
  shown = await show('one|two')
  const { left, top } = shown.column('translation').children[1]!.getBoundingClientRect()
  await click({ x: left + 3, y: top + 10 }, 'Control')
  await settled()
  expect(shown.line()).toContain('‸')
})

it('a click puts the caret there and reports it', async () => {
  shown = await show('one|two')
  const { right, top } = shown.column('translation').children[1]!.getBoundingClientRect()
  await click({ x: right - 5, y: top + 10 })
  await expect
    .poll(() => shown.spread.selection.where)
    .toMatchObject({ side: 'translation', pair: 1, caret: 3 })
})

/** The text of the column on the page, as a line. */
function drawnLine(): string {
  return [...shown.column('translation').children]
    .map(pair => (pair instanceof HTMLElement ? textOf(pair) : ''))
    .join('|')
}

/** A pair's text, without ProseMirror's trailing line break. */
function textOf(pair: HTMLElement): string {
  const copy = pair.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return ''
  for (const trailing of copy.querySelectorAll('.ProseMirror-trailingBreak')) trailing.remove()
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n')
  return copy.textContent
}

function heard(kind: string): () => number {
  let count = 0
  shown.column('translation').addEventListener(kind, () => count++)
  return () => count
}
