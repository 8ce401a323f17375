import { defaultSettings } from '#domain/settings'
import { describe, expect, it } from 'vitest'
import { areBothOver, panelsIn } from './panel-layout.ts'

const none = { ...defaultSettings, contentsOpen: false, notesOpen: false }
const contents = { ...none, contentsOpen: true }
const notes = { ...none, notesOpen: true }
const both = { ...none, contentsOpen: true, notesOpen: true }

/** The ways of the panels at the left and at the right, as a word each. */
const waysIn = (...args: Parameters<typeof panelsIn>) => {
  const { start, end } = panelsIn(...args)
  return `${start?.way ?? '-'} ${end?.way ?? '-'}`
}

describe('the place of the panels', () => {
  it.each([
    [1280, none, '- -'],
    [1280, contents, 'beside -'],
    [1280, both, 'beside beside'],
    [1000, both, 'over beside'],
    [1000, notes, '- beside'],
    [800, notes, '- beside'],
    [720, contents, 'over -'],
    [720, notes, '- over'],
    [720, both, 'over over'],
    [320, notes, '- over'],
  ])('is chosen so that 18 ems of text are left: %s', (width, settings, ways) => {
    expect(waysIn(width, settings, false)).toBe(ways)
  })

  it('depends on the larger text size', () => {
    expect(waysIn(1000, { ...notes, translationSize: 36 }, false)).toBe('- over')
  })

  it('gives the find panel the place of the contents', () => {
    const { start } = panelsIn(1280, contents, true)
    expect(start?.width).toBe(defaultSettings.findWidth)
  })
})

describe('the width of a panel', () => {
  it('cannot become so large that the panel would be over the text', () => {
    const { start } = panelsIn(1100, contents, false)
    expect(start?.way).toBe('beside')
    expect(waysIn(1100, { ...contents, contentsWidth: start!.max }, false)).toBe('beside -')
    expect(waysIn(1100, { ...contents, contentsWidth: start!.max + 1 }, false)).toBe(
      start!.max === 560 ? 'beside -' : 'over -',
    )
  })

  it('leaves a strip of the text visible in a small window', () => {
    expect(panelsIn(320, notes, false).end?.width).toBe(272)
  })
})

it('says when the text is hardly visible between two panels', () => {
  expect(areBothOver(panelsIn(720, both, false))).toBe(true)
  expect(areBothOver(panelsIn(1000, both, false))).toBe(false)
  expect(areBothOver(panelsIn(720, notes, false))).toBe(false)
})
