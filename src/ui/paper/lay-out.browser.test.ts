import '../styles/tokens.css'
import '../styles/fonts.css'
import { usualPaper, type PaperChoices } from '#domain/paper/paper-choices'
import { wordsOf, type PaperPair, type PaperRun, type PaperText } from '#domain/paper/paper-text'
import { columnWidth, sheetOf } from '#domain/paper/sheet'
import { afterEach, describe, expect, it } from 'vitest'
import { sheetsOf } from './draw-sheets.ts'
import { layOut } from './lay-out.ts'
import { sheetsElement } from './paper-look.ts'

const run = (text: string, more: Partial<PaperRun> = {}): PaperRun => ({
  text,
  looks: [],
  marks: [],
  signs: [],
  reading: null,
  link: null,
  isAside: false,
  ...more,
})

const chinese = '山里的春天来得很晚，人们说“冬天总会过去的”；河水慢慢地涨了起来。'
const english = 'Spring comes late to the mountains, and people say that every winter passes. '

const pair = (
  at: number,
  source: readonly PaperRun[],
  translation: readonly PaperRun[],
): PaperPair => ({
  id: null,
  number: at + 1,
  link: null,
  level: null,
  kind: 'body',
  startsChapter: false,
  cells: [
    { side: 'source', language: 'zh-Hans', runs: source },
    { side: 'translation', language: 'en', runs: translation },
  ],
})

const pairs: readonly PaperPair[] = [
  { ...pair(0, [run('第一章')], [run('Chapter One')]), level: 1, kind: 'heading' },
  ...Array.from({ length: 40 }, (_, i) =>
    pair(
      i + 1,
      [
        run(chinese.repeat(1 + (i % 5)), i % 3 === 0 ? { signs: [1 + i / 3] } : {}),
        run('汉字', { reading: { start: 900, text: 'hànzì' } }),
        run(`\n第二行${'𠮷'.repeat(i % 4)}`, { looks: ['strong'] }),
      ],
      [
        run(english.repeat(1 + (i % 7))),
        run('unbreakable'.repeat(i % 3), { marks: [{ colour: 'amber', shape: 'fill' }] }),
      ],
    ),
  ),
]
const name = { text: '山水', language: 'zh-Hans' }
const text: PaperText = {
  language: 'en',
  title: name,
  link: null,
  names: [],
  contents: 'Contents',
  heads: { source: name, translation: name },
  pairs,
  notes: Array.from({ length: 14 }, (_, i) => ({
    number: i + 1,
    link: null,
    side: 'source' as const,
    paragraphs: [
      { language: 'en', depth: 0, runs: [run(`Note ${i + 1}. ${english.repeat(i % 4)}`)] },
    ],
  })),
}

async function laidOut(change: Partial<PaperChoices>, hasContents = false, of = text) {
  const sheet = sheetOf({ ...usualPaper, size: 'a5', ...change }, 'both')
  const { signal } = new AbortController()
  const laid = await layOut(
    of,
    { sheet, newPages: false, hasContents },
    {
      signal,
      onProgress: () => {},
      otherTasks: async () => {},
    },
  )
  if (!laid) throw new Error('nothing was laid out')
  const sheets = sheetsOf(laid, usualPaper)
  const root = sheetsElement(sheet)
  root.append(...Array.from({ length: sheets.count }, (_, at) => sheets.draw(at)))
  document.body.append(root)
  return { sheet, laid, sheets, root }
}

afterEach(() => document.body.replaceChildren())

/** The lines of a cell by the boxes of its words. */
function lineCount(cell: HTMLElement): number {
  const range = document.createRange()
  const middles: number[] = []
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('rt, sup')) continue
    range.selectNodeContents(node)
    for (const { top, bottom, width } of range.getClientRects())
      if (width > 0) middles.push((top + bottom) / 2)
  }
  return middles.filter((middle, i) => i === 0 || middle - (middles[i - 1] ?? 0) > 8).length
}

const cellsOf = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>('[data-side]')]

describe.each(['columns', 'facing'] as const)('a book in the layout %s', layout => {
  it('has all its words on the sheets, in order', async () => {
    const { root } = await laidOut({ layout })
    for (const rt of root.querySelectorAll('rt, [class*="sign"]')) rt.remove()
    for (const side of ['source', 'translation'] as const) {
      const drawn = cellsOf(root).filter(({ dataset }) => dataset['side'] === side)
      const wanted = pairs.map(({ cells }) =>
        wordsOf(cells.find(cell => cell.side === side)?.runs ?? []),
      )
      expect(drawn.map(({ textContent }) => textContent).join('')).toBe(wanted.join(''))
    }
  })

  it('breaks the lines on the sheets where they were measured', async () => {
    const { root, sheet, laid } = await laidOut({ layout })
    const measured = laid.ends.flat().reduce((sum, ends) => sum + ends.length, 0)
    let drawn = 0
    for (const cell of cellsOf(root)) {
      drawn += lineCount(cell)
      // A line that is justified ends at the margin, and none goes beyond it.
      expect(cell.scrollWidth).toBeLessThanOrEqual(Math.ceil(columnWidth(sheet)) + 1)
    }
    expect(drawn).toBe(measured)
  })

  it('keeps the text above the notes, and both above the margin', async () => {
    const { root, sheet } = await laidOut({ layout })
    for (const one of root.querySelectorAll('section')) {
      const { top } = one.getBoundingClientRect()
      const rows = [...one.querySelectorAll('[data-kind]')]
      const end = rows.at(-1)?.getBoundingClientRect().bottom ?? top
      const foot = one.querySelector('[class*="notes"]')?.getBoundingClientRect()
      const bottom = top + sheet.height - sheet.margin.bottom
      expect(end).toBeLessThanOrEqual((foot?.top ?? bottom) + 1.5)
      expect(foot?.bottom ?? bottom).toBeLessThanOrEqual(bottom + 0.5)
    }
  })
})

it('facing pages have the sides of a pair at the same height, the source on the left', async () => {
  const { root, sheets } = await laidOut({ layout: 'facing' })
  expect(sheets.count % 2).toBe(1)
  const all = [...root.querySelectorAll('section')]
  const tops = (sheet: Element | undefined) =>
    [...(sheet?.querySelectorAll('[data-kind]') ?? [])].map(row =>
      Math.round(row.getBoundingClientRect().top - (sheet?.getBoundingClientRect().top ?? 0)),
    )
  for (let at = 1; at < all.length; at += 2) {
    expect(all[at]?.dataset['page']).toBe('left')
    expect(tops(all[at])).toEqual(tops(all[at + 1]))
  }
})

it('the first lines of both sides have the same baseline', async () => {
  const { root } = await laidOut({ layout: 'columns' })
  const row = [...root.querySelectorAll('[data-kind="body"]')].find(
    one => one.querySelectorAll('[data-side] > span:not(:empty)').length === 2,
  )
  const baselines = [...(row?.querySelectorAll('[data-side] > span') ?? [])].map(words => {
    const probe = document.createElement('span')
    probe.style.cssText = 'display:inline-block;inline-size:0;block-size:0'
    words.prepend(probe)
    return probe.getBoundingClientRect().bottom
  })
  expect(baselines).toHaveLength(2)
  expect(Math.abs((baselines[0] ?? 0) - (baselines[1] ?? 99))).toBeLessThan(0.6)
})

describe.each(['columns', 'facing'] as const)('contents in the layout %s', layout => {
  it('say the page of each heading, and lead there', async () => {
    const { root, sheets } = await laidOut({ layout }, true)
    const all = [...root.querySelectorAll('section')]
    const entries = [...root.querySelectorAll<HTMLElement>('[class*="entry"][data-level]')]
    expect(entries).toHaveLength(layout === 'facing' ? 2 : 1)
    for (const [i, entry] of entries.entries()) {
      const page = Number(entry.lastElementChild?.textContent)
      const words = layout === 'facing' && i === 1 ? 'Chapter One' : '第一章'
      expect(all[page - 1]?.querySelector('[data-level] [data-side]')?.textContent).toBe(words)
    }
    const drawn = document.createElement('template')
    drawn.innerHTML = [...sheets.html()].join('')
    const target = drawn.content.querySelector<HTMLAnchorElement>('a[class*="entry"]')?.hash
    expect(drawn.content.querySelector(target ?? '')?.textContent).toBe('第一章')
  })
})

it('each sign leads to its note, and a note without another link back to its sign', async () => {
  const { root, sheets } = await laidOut({ layout: 'columns' })
  expect(root.querySelector('a[href], [id]')).toBeNull()
  const drawn = document.createElement('template')
  drawn.innerHTML = [...sheets.html()].join('')
  for (const { number } of text.notes) {
    const sign = drawn.content.querySelector(`[id="s${number}"]`)
    const note = drawn.content.querySelector(`[id="n${number}"]`)
    expect(sign?.getAttribute('href')).toBe(`#n${number}`)
    expect(note?.querySelector('a')?.getAttribute('href')).toBe(`#s${number}`)
    expect(note?.textContent).toContain(`Note ${number}.`)
  }
  const ids = [...drawn.content.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('is stopped by its signal', async () => {
  const stop = new AbortController()
  stop.abort()
  const laid = await layOut(
    text,
    { sheet: sheetOf(usualPaper, 'both'), newPages: false, hasContents: false },
    {
      signal: stop.signal,
      onProgress: () => {},
      otherTasks: async () => {},
    },
  )
  expect(laid).toBeNull()
  expect(document.body.childElementCount).toBe(0)
})

it('a line of verse that does not fit goes on further in', async () => {
  const sheet = sheetOf({ ...usualPaper, size: 'a5' }, 'both')
  const { signal } = new AbortController()
  const verse: PaperPair = {
    ...pair(0, [run('床前明月光，')], [run(english.repeat(2))]),
    kind: 'verse',
  }
  const laid = await layOut(
    { ...text, pairs: [verse], notes: [] },
    { sheet, newPages: false, hasContents: false },
    { signal, onProgress: () => {}, otherTasks: async () => {} },
  )
  if (!laid) throw new Error('nothing was laid out')
  const root = sheetsElement(sheet)
  root.append(sheetsOf(laid, { ...usualPaper, hasTitlePage: false }).draw(0))
  document.body.append(root)
  const words = root.querySelector('[data-side="translation"] > span')
  const lefts = [...(words?.getClientRects() ?? [])].map(({ left }) => left)
  expect(lefts.length).toBeGreaterThan(1)
  for (const left of lefts.slice(1)) expect(left).toBeGreaterThan((lefts[0] ?? 0) + 10)
})

it('the title keeps the characters of a Chinese word on one line', async () => {
  const title = { text: '人类命运共同体和山里的春天', language: 'zh-Hans' }
  const { root } = await laidOut({}, false, { ...text, title })
  const heading = root.querySelector('h1')
  expect(heading?.textContent).toBe(title.text)
  const kept = [...(heading?.querySelectorAll('.kept-word') ?? [])]
  expect(kept.map(({ textContent }) => textContent)).toContain('命')
  expect(root.querySelector('[class*="running"] .kept-word')).toBeNull()
})

it('titles and running heads of the source have the script in which it is drawn', async () => {
  document.documentElement.dataset['shownScript'] = 'traditional'
  const { root } = await laidOut({}, true)
  delete document.documentElement.dataset['shownScript']
  const faceOf = (wanted: string) => {
    const found = root.querySelector(wanted)
    return found && getComputedStyle(found).fontFamily.includes('"Traditional Forms"')
  }
  expect(faceOf('h1')).toBe(true)
  expect(faceOf('[class*="running"] :lang(zh)')).toBe(true)
  expect(faceOf('a[data-level] [data-side="source"]')).toBe(true)
  expect(faceOf('a[data-level] [data-side="translation"]')).toBe(false)
})
