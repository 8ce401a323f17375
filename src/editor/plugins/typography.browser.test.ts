import { afterEach, describe, expect, it } from 'vitest'
import { compose, composeWhole, paste, press, settled, type } from '../testing/hands.ts'
import { showWith, type Shown } from '../testing/shown.ts'

let shown: Shown
afterEach(() => shown.close())

const open = async (line: string, language: string | null = 'en') => {
  shown = await showWith({ typography: () => language }, line)
}

describe('typography', () => {
  it('sets quotation marks, apostrophes, dashes and ellipses while typing', async () => {
    await open('‸|')
    await type(`"It's--so..."`)
    expect(shown.line()).toBe('“It’s—so…”‸|')
  })

  it('follows the language, and does nothing without one', async () => {
    await open('‸|', 'de')
    await type(`"a"`)
    expect(shown.line()).toBe('„a“‸|')
    shown.close()
    await open('‸|', null)
    await type(`"a" -- b`)
    expect(shown.line()).toBe('"a" -- b‸|')
  })

  it('replaces the selected words by a quotation mark, as by any key', async () => {
    await open('say ⟦this⟧ now|')
    await type('"')
    expect(shown.line()).toBe('say “‸ now|')
  })

  it('is undone by one Backspace, also for the first key of a pair', async () => {
    await open('‸|')
    await type('"')
    await press('Backspace')
    expect(shown.line()).toBe('"‸|')
    await type('a --')
    await press('Backspace')
    expect(shown.line()).toBe('"a --‸|')
    await press('Backspace')
    expect(shown.line()).toBe('"a -‸|')
  })

  it('is undone first by undo, and the typing after it', async () => {
    await open('one ‸|')
    await type('two"')
    expect(shown.spread.undo()).toBe(true)
    expect(shown.line()).toBe('one two"‸|')
    await settled()
    expect(shown.spread.undo()).toBe(true)
    expect(shown.line()).toBe('one ‸|')
    expect(shown.spread.undo()).toBe(false)
  })

  it('is no longer undone alone after the caret has moved', async () => {
    await open('one ‸|')
    await type('"a')
    expect(shown.line()).toBe('one “a‸|')
    expect(shown.spread.undo()).toBe(true)
    expect(shown.line()).toBe('one ‸|')
  })

  it('leaves alone what an input method writes and what is pasted', async () => {
    await open('‸|')
    await composeWhole(`"`, `"`)
    await settled()
    paste({ text: ` "a" -- b...` })
    await settled()
    await type('x')
    expect(shown.line()).toBe('" "a" -- b...x‸|')
  })

  it('does not touch a running composition', async () => {
    await open('a‸|')
    await compose('"')
    const node = document.getSelection()?.anchorNode
    await compose('"--')
    expect(document.getSelection()?.anchorNode).toBe(node)
    expect(shown.line()).toBe('a"--‸|')
  })
})
