/**
 * Searches a book of 3,000,000 characters in the worker of the running program, and compares the
 * hits with those of a brute-force search.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { BookText } from '#formats/import/importer'
import { freshProfile, programFolder, removeProfile } from '../../support/app.ts'
import { start } from '../electron-runs.ts'
import { bookOf, shelve } from '../long-book.ts'
import { median, quantile, told, within, type Findings } from '../measure.ts'
import { closeBook, openBook } from './shelf.ts'
import { listenToWorkers } from '../workers.ts'

const lengths = [
  { name: '100,000', pairs: 800 },
  { name: '1,000,000', pairs: 8_200 },
  { name: '3,000,000', pairs: 24_800 },
] as const
const rounds = 7

/**
 * The queries: `words` is what the reader types, and `written` is how the text spells it. They are
 * rare and common, short and long, in traditional or full-width characters, and one is not there.
 */
const queries: readonly { readonly words: string; readonly written: string }[] = [
  { words: '桂花', written: '桂花' },
  { words: '第1234段', written: '第1234段' },
  { words: '他們沿著城牆走了很久', written: '他们沿着城墙走了很久' },
  { words: '月光照在空荡荡的街上,雨从昨夜', written: '月光照在空荡荡的街上，雨从昨夜' },
  { words: '竹林', written: '竹林' },
  { words: '沙沙', written: '沙沙' },
  { words: '第２４章', written: '第24章' },
  { words: '互联网治理', written: '互联网治理' },
]

/** A range that was found: the paragraph's index in the book, and UTF-16 offsets. */
type Hit = readonly [index: number, start: number, end: number]

// oxlint-disable-next-line max-lines-per-function -- one measurement from start to end
export async function searching(): Promise<Findings> {
  const books = lengths.map(({ name, pairs }) => ({ name, text: bookOf(pairs) }))
  const { page, close } = await start(programFolder, {}, profile => {
    for (const { text } of books) shelve(profile, text)
  })
  await listenToWorkers(page)
  const found = []
  for (const { name, text } of books) {
    await page.locator(`[data-book-id="${text.book.id}"]`).waitFor()
    await openBook(page, text.book.id)
    const paragraphs = text.chapters.flat().map(paragraph => paragraph.text)
    await giveToWorker(page, text.book.id, paragraphs)
    // The queries run by turns, as a reader asks them. V8's warm-up then disturbs one round of each
    // query, and not all rounds of one.
    const spent = queries.map((): number[] => [])
    for (let round = 0; round < rounds; round++)
      for (const [i, { words }] of queries.entries())
        spent[i]?.push((await ask(page, text.book.id, words)).time)
    const times = spent.map(median)
    let missed = 0
    let hits = 0
    for (const { words, written } of queries) {
      const wanted = bruteForce(paragraphs, written)
      const answer = await ask(page, text.book.id, words, true)
      missed += difference(answer.hits, wanted)
      hits += wanted.length
    }
    const characters = paragraphs.reduce((sum, each) => sum + each.length, 0)
    found.push({
      name,
      characters,
      missed,
      hits,
      p50: median(times),
      p95: quantile(times, 0.95),
      text,
    })
    await closeBook(page)
  }
  await close()
  const longest = found.at(-1)
  if (!longest) throw new Error('nothing was searched')
  const { name, missed, hits } = longest
  return {
    measures: [
      told({ name: `search ${name} characters, p50 of 8 queries`, value: longest.p50, unit: 'ms' }),
      within(
        { name: `search ${name} characters, p95 of 8 queries`, value: longest.p95, unit: 'ms' },
        5,
      ),
      told(
        { name: `search ${name} characters, p95 of 8 queries`, value: longest.p95, unit: 'ms' },
        { name: 'grep -F -c', value: grep(longest.text) },
      ),
      within(
        {
          name: `missed and false hits, of ${hits.toLocaleString('en')}`,
          value: missed,
          unit: 'hits',
        },
        0,
      ),
      ...found
        .slice(0, -1)
        .map(each =>
          within(
            { name: `missed and false hits in ${each.name}`, value: each.missed, unit: 'hits' },
            0,
          ),
        ),
    ],
    curves: [
      {
        name: 'search, p95',
        unit: 'ms',
        per: 'characters',
        points: found.map(({ characters, p95 }) => [characters, p95] as const),
      },
    ],
  }
}

const known = '石阶'

/** Searches through the page, and waits until the worker has the whole book. */
async function giveToWorker(page: Page, book: string, paragraphs: readonly string[]) {
  await page.keyboard.press('Control+F')
  await page.locator('input[type="search"]').first().fill(known)
  await page.locator('[data-action="find.hit"]').first().waitFor({ timeout: 60_000 })
  const wanted = bruteForce(paragraphs, known).length
  for (let tries = 0; tries < 600; tries++) {
    if ((await ask(page, book, known, true)).hits.length === wanted) break
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 100)))
  }
  await page.keyboard.press('Escape')
}

/**
 * Sends a query to the page's worker as the page does. Returns the milliseconds until its reply,
 * and the hits if `isLookedAt`.
 */
const ask = (page: Page, book: string, words: string, isLookedAt = false) =>
  page.evaluate(
    async ([bookId, wanted, looks]) => {
      const workers: readonly Worker[] = Reflect.get(window, 'workers')
      const worker = workers.at(-1)
      if (!worker) throw new Error('the page has made no worker')
      const asked = { words: wanted, matchCase: false, exactCharacters: false, isPattern: false }
      const question = { call: 'find', args: [bookId, asked, ['source', 'translation', 'note']] }
      // The id is far from those of the page's own questions.
      const id = 1e9 + Math.floor(1e6 * performance.now())
      const begun = performance.now()
      const answer = await new Promise<unknown>(resolve => {
        const heard = ({ data }: MessageEvent) => {
          if (data.id !== id || data.kind === 'alive') return
          worker.removeEventListener('message', heard)
          resolve(data.value?.value)
        }
        worker.addEventListener('message', heard)
        worker.postMessage({ kind: 'ask', id, question })
      })
      const time = performance.now() - begun
      if (typeof answer !== 'object' || !answer) throw new Error('the search failed')
      const column = (name: string): readonly number[] =>
        looks ? Array.from(Reflect.get(answer, name)) : []
      const [index, from, to] = [column('index'), column('start'), column('end')]
      return { time, hits: index.map((at, i) => [at, from[i] ?? -1, to[i] ?? -1] as const) }
    },
    [book, words, isLookedAt] as const,
  )

function bruteForce(paragraphs: readonly string[], words: string): readonly Hit[] {
  const hits: Hit[] = []
  for (const [index, text] of paragraphs.entries())
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
      hits.push([index, at, at + words.length])
  return hits
}

/** Returns the number of hits that only one of the two lists has. */
function difference(some: readonly Hit[], others: readonly Hit[]): number {
  const left = new Set(some.map(hit => hit.join()))
  const right = new Set(others.map(hit => hit.join()))
  const both = [...left].filter(hit => right.has(hit)).length
  return left.size + right.size - 2 * both
}

/**
 * Returns the p95 of the milliseconds that `grep` takes for the same queries and text, without the
 * time to start `grep`.
 */
function grep(text: BookText): number {
  const folder = freshProfile()
  const file = join(folder, 'text')
  const empty = join(folder, 'empty')
  writeFileSync(
    file,
    text.chapters
      .flat()
      .map(paragraph => paragraph.text)
      .join('\n'),
  )
  writeFileSync(empty, '')
  const once = (words: string, where: string) => {
    const begun = performance.now()
    execFileSync('sh', ['-c', 'grep -F -c -- "$1" "$2" || true', 'sh', words, where])
    return performance.now() - begun
  }
  const times = queries.map(({ written }) => {
    const all = Array.from({ length: rounds }, () => once(written, file) - once(written, empty))
    return median(all)
  })
  removeProfile(folder)
  return Math.max(quantile(times, 0.95), 0.01)
}
