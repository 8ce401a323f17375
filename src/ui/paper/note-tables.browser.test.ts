import '../styles/tokens.css'
import '../styles/fonts.css'
import { usualPaper } from '#domain/paper/paper-choices'
import type { PaperNoteRow, PaperPair, PaperRun, PaperText } from '#domain/paper/paper-text'
import { sheetOf } from '#domain/paper/sheet'
import { afterEach, expect, it } from 'vitest'
import { sheetsOf } from './draw-sheets.ts'
import { layOut } from './lay-out.ts'
import { sheetsElement } from './paper-look.ts'

const run = (text: string, signs: readonly number[] = []): PaperRun => ({
  text,
  looks: [],
  marks: [],
  signs,
  reading: null,
  link: null,
  isAside: false,
})

const row = (isHeads: boolean, ...cells: readonly string[]): PaperNoteRow => ({
  language: 'en',
  cells: cells.map(text => [run(text)]),
  columns: [4, 20],
  isHeads,
})

const sentence = 'Spring comes late to the mountains, and people say that every winter passes. '
const rows = [
  row(true, '词', 'What it means'),
  ...Array.from({ length: 60 }, (_, i) => row(false, `词${i}.`, `${i}. ${sentence.repeat(i % 4)}`)),
]
const pair = (at: number, signs: readonly number[] = []): PaperPair => ({
  id: null,
  number: at + 1,
  link: null,
  level: null,
  kind: 'body',
  startsChapter: false,
  cells: [{ side: 'source', language: 'zh-Hans', runs: [run('山里的春天来得很晚。', signs)] }],
})
const name = { text: '山水', language: 'zh-Hans' }
const text: PaperText = {
  language: 'en',
  title: name,
  link: null,
  names: [],
  contents: null,
  heads: { source: name, translation: name },
  pairs: [pair(0, [1]), pair(1), pair(2)],
  notes: [
    {
      number: 1,
      link: null,
      side: 'source',
      paragraphs: [{ language: 'en', depth: 0, runs: [run('A table:')] }, ...rows],
    },
  ],
}

afterEach(() => document.body.replaceChildren())

async function sheetsWithTable() {
  const sheet = sheetOf({ ...usualPaper, size: 'a5' }, 'source')
  const laid = await layOut(
    text,
    { sheet, newPages: false, hasContents: false },
    { signal: new AbortController().signal, onProgress: () => {}, otherTasks: async () => {} },
  )
  if (!laid) throw new Error('nothing was laid out')
  const sheets = sheetsOf(laid, { ...usualPaper, hasTitlePage: false })
  const root = sheetsElement(sheet)
  root.append(...Array.from({ length: sheets.count }, (_, at) => sheets.draw(at)))
  document.body.append(root)
  return { sheet, pages: [...root.querySelectorAll('section')] }
}

it('a long table of a note goes on under its heads, with every word once', async () => {
  const { pages } = await sheetsWithTable()
  const tables = pages.map(page => page.querySelector('table'))
  expect(tables.length).toBeGreaterThan(2)
  for (const table of tables) {
    const [heads, ...others] = table?.querySelectorAll('tr') ?? []
    expect(heads?.textContent).toBe('词What it means')
    // No heads are alone at the foot of a page.
    expect(others.length).toBeGreaterThan(0)
    expect(heads?.hasAttribute('aria-hidden')).toBe(table !== tables[0])
    heads?.remove()
  }
  for (const column of [0, 1]) {
    const words = tables.flatMap(table =>
      [...(table?.querySelectorAll('tr') ?? [])].map(one => one.children[column]?.textContent),
    )
    const wanted = rows.slice(1).map(({ cells }) => cells[column]?.[0]?.text)
    expect(words.join('')).toBe(wanted.join(''))
  }
})

it('a table of a note stays in its foot, with its columns below one another', async () => {
  const { sheet, pages } = await sheetsWithTable()
  for (const page of pages) {
    const { top } = page.getBoundingClientRect()
    const foot = page.querySelector('[class*="notes"]')?.getBoundingClientRect()
    const text = [...page.querySelectorAll('[data-kind]')].at(-1)?.getBoundingClientRect()
    expect(foot?.bottom).toBeLessThanOrEqual(top + sheet.height - sheet.margin.bottom + 0.5)
    expect(foot?.top).toBeGreaterThanOrEqual((text?.bottom ?? top) - 1.5)
    const lefts = [...page.querySelectorAll('tr > :last-child')].map(one =>
      Math.round(one.getBoundingClientRect().left),
    )
    expect(new Set(lefts).size).toBe(1)
    for (const cell of page.querySelectorAll<HTMLElement>('td, th'))
      expect(cell.scrollWidth).toBeLessThanOrEqual(Math.ceil(cell.clientWidth) + 1)
  }
})
