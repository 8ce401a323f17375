import { afterEach, describe, expect, it } from 'vitest'
import { openNoteEditor } from './notes/note-editor.ts'
import { composeWhole, press, type } from './testing/hands.ts'
import { show, type Shown } from './testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const directions = () =>
  Array.from(
    shown.column('translation').querySelectorAll('p'),
    pair => getComputedStyle(pair).direction,
  )

describe('a translation written from right to left', () => {
  it('a translation has the direction of its first letter, pair by pair', async () => {
    shown = await show('מִלָּה 2022 word.‸|An English one|12 «كلمة»')
    expect(directions()).toEqual(['rtl', 'ltr', 'rtl'])
  })

  it('a translation changes direction with the first letter that is typed or composed', async () => {
    shown = await show('‸||')
    await type('א')
    expect(directions()[0]).toBe('rtl')
    await press('Backspace')
    await type('a')
    expect(directions()[0]).toBe('ltr')
    await press('Enter')
    await composeWhole('shl', 'שלום')
    await expect.poll(() => directions()[1]).toBe('rtl')
    expect(shown.line()).toBe('a|שלום‸|')
  })

  it('arrow keys follow the reading order, also into the next section', async () => {
    shown = await show('אב|גד‸', 'הו|')
    await press('ArrowRight')
    expect(shown.line(0)).toBe('אב|ג‸ד')
    await press('ArrowLeft')
    await press('ArrowLeft')
    await expect
      .poll(() => shown.spread.selection.where)
      .toMatchObject({ section: 1, pair: 0, caret: 0 })
    await press('ArrowRight')
    await expect
      .poll(() => shown.spread.selection.where)
      .toMatchObject({ section: 0, pair: 1, caret: 2 })
  })

  it('arrow keys follow text from left to right as before', async () => {
    shown = await show('ab|cd‸', 'ef|')
    await press('ArrowRight')
    await expect
      .poll(() => shown.spread.selection.where)
      .toMatchObject({ section: 1, pair: 0, caret: 0 })
    await press('ArrowLeft')
    await expect
      .poll(() => shown.spread.selection.where)
      .toMatchObject({ section: 0, pair: 1, caret: 2 })
  })
})

it('a note has the direction of each of its paragraphs', async () => {
  shown = await show('‸|')
  const place = document.createElement('div')
  document.body.append(place)
  const note = openNoteEditor(place, [], {
    typography: () => null,
    speller: null,
    label: 'note',
    language: 'he',
    onChange: () => {},
    onDone: () => {},
  })
  note.focus()
  await type('שלום')
  await press('Enter')
  await type('word')
  const paragraphs = [...place.querySelectorAll('p')]
  expect(place.querySelector('[role="textbox"]')?.getAttribute('dir')).toBe('rtl')
  expect(paragraphs.map(paragraph => getComputedStyle(paragraph).direction)).toEqual(['rtl', 'ltr'])
  note.destroy()
  place.remove()
})
