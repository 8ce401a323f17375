import { describe, expect, it } from 'vitest'
import { checkedPaper, usualPaper } from './paper-choices.ts'
import { areChaptersLong, type PaperPair } from './paper-text.ts'
import { bodyHeight, columnWidth, sheetOf } from './sheet.ts'

describe('a sheet', () => {
  it.each([
    ['a4', 210, 297],
    ['a5', 148, 210],
    ['letter', 215.9, 279.4],
    ['own', 120, 180],
  ] as const)('of size %s is %d by %d millimetres', (size, width, height) => {
    const sheet = sheetOf({ ...usualPaper, size, width: 120, height: 180 }, 'both')
    expect(sheet.paper).toEqual({ width, height })
    expect(sheet.width).toBeCloseTo((width / 25.4) * 96, 6)
  })

  it.each(['narrow', 'usual', 'wide'] as const)('with %s margins holds whole lines', margins => {
    const sheet = sheetOf({ ...usualPaper, margins }, 'both')
    const lines = bodyHeight(sheet) / sheet.pitch
    expect(lines).toBeCloseTo(Math.round(lines), 6)
  })

  it('has two columns only for both sides', () => {
    expect(sheetOf(usualPaper, 'both').setting).toBe('columns')
    expect(sheetOf(usualPaper, 'translation').setting).toBe('alone')
    expect(sheetOf({ ...usualPaper, layout: 'facing' }, 'both').setting).toBe('facing')
    expect(sheetOf({ ...usualPaper, layout: 'facing' }, 'source').setting).toBe('alone')
  })

  it('has lines of at most 36 em, and its margins are even unless pages face', () => {
    const alone = sheetOf(usualPaper, 'translation')
    expect(columnWidth(alone)).toBeCloseTo(36 * alone.size, 6)
    expect(alone.margin.inner).toBe(alone.margin.outer)
    const { margin } = sheetOf({ ...usualPaper, layout: 'facing' }, 'both')
    expect(margin.outer).toBeGreaterThan(margin.inner)
  })
})

it.each([
  [null, usualPaper],
  ['x', usualPaper],
  [{ size: 'a3', textSize: 'big' }, usualPaper],
  [
    { size: 'own', width: 5, height: 1e9, textSize: Number.NaN },
    { ...usualPaper, size: 'own', width: 90, height: 600, textSize: 7 },
  ],
  [
    { layout: 'facing', margins: 'wide', hasTitlePage: false, newPages: true },
    { ...usualPaper, layout: 'facing', margins: 'wide', hasTitlePage: false, newPages: true },
  ],
])('remembered choices %j are checked', (value, checked) => {
  expect(checkedPaper(value)).toEqual(checked)
})

it('long chapters begin on new pages, and short ones do not', () => {
  const pair = (length: number, startsChapter: boolean): PaperPair => ({
    id: null,
    number: null,
    link: null,
    level: null,
    kind: 'body',
    startsChapter,
    cells: [
      {
        side: 'source',
        language: 'zh-Hans',
        runs: [
          {
            text: '字'.repeat(length),
            looks: [],
            marks: [],
            signs: [],
            reading: null,
            link: null,
            isAside: false,
          },
        ],
      },
    ],
  })
  expect(areChaptersLong({ pairs: [pair(1000, true), pair(2000, true)] })).toBe(true)
  expect(areChaptersLong({ pairs: [pair(100, true), pair(2000, true)] })).toBe(false)
})
