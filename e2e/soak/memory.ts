/** M1 and M2: measures what an hour of work and a hundred openings leave in the page's memory. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type CDPSession, type Page } from '@playwright/test'
import * as v from 'valibot'
import { freshProfile, launch, removeProfile } from '../support/app.ts'
import { novel } from '../bench/make-text.ts'
import { ReaderPage } from '../pages/reader.ts'
import type { Random } from './random.ts'

/** What is in use after the garbage was collected. */
export interface InUse {
  /** Bytes of the page's JavaScript heap without `code`. */
  readonly heap: number
  /**
   * Bytes of code that the engine has compiled. They grow while code becomes hot, the driver's code
   * too, and are no leak.
   */
  readonly code: number
  /** Nodes that a script holds and that are not in the document. */
  readonly detached: number
  readonly listeners: number
}

/** The memory at equal intervals. The first measurement was made when the page was warm. */
export interface MemoryRun {
  readonly measured: readonly InUse[]
  /**
   * The memory after the program was started again with the same work, which is the memory that the
   * work itself needs; null if little was written.
   */
  readonly restarted: InUse | null
  /** Whether the memory has grown by no more than the limit. */
  readonly isLevel: boolean
}

/** The growth that is allowed, as a share of the first measurement. */
const allowed = 0.1
/** Fewer additional nodes or listeners than this are no leak, whatever their share. */
const few = 200

/**
 * Whether the last measurement exceeds the first by no more than is allowed. If `restarted` is
 * larger than the first, it replaces the first, because the page holds what the reader has written.
 */
export function isLevel(measured: readonly InUse[], restarted: InUse | null = null): boolean {
  const [first, last] = [measured[0], measured.at(-1)]
  if (!first || !last) return false
  const isWithin = (kind: keyof InUse, spare: number) =>
    last[kind] <= Math.max(first[kind], restarted?.[kind] ?? 0) * (1 + allowed) + spare
  return isWithin('heap', 0) && isWithin('detached', few) && isWithin('listeners', few)
}

/**
 * Opens a book of three million characters and calls `look`. `again` quits, starts the program and
 * opens the book once more.
 */
async function withLargeBook<T>(
  look: (opened: OpenedBook, again: () => Promise<OpenedBook>) => Promise<T>,
): Promise<T> {
  const userData = freshProfile()
  const text = join(userData, `${title}.txt`)
  writeFileSync(text, novel(26_200))
  let program = await launch({ userData, args: [text] })
  await program.page.locator('[data-action="import.confirm"]').click({ timeout: 60_000 })
  await expect(program.page.locator('[data-book-id]')).toHaveCount(2, { timeout: 120_000 })
  const found = await look(await opened(program.page), async () => {
    await program.close()
    program = await launch({ userData })
    return opened(program.page)
  })
  await program.close()
  removeProfile(userData)
  return found
}

interface OpenedBook {
  readonly page: Page
  readonly reader: ReaderPage
  readonly measure: () => Promise<InUse>
}

async function opened(page: Page): Promise<OpenedBook> {
  const reader = new ReaderPage(page)
  await reader.open(title)
  const session = await reader.devtools()
  return { page, reader, measure: () => inUse(session) }
}

const title = 'three-million'

/**
 * M1: types, marks and jumps for `minutes`. Measures thirteen times, each time at the book's
 * beginning.
 */
export function anHour(minutes: number, random: Random, say: (line: string) => void) {
  return withLargeBook(async (book, again): Promise<MemoryRun> => {
    const measured: InUse[] = []
    const times = 13
    const work = async ({ page, reader, measure }: OpenedBook): Promise<InUse> => {
      const end = Date.now() + (minutes * 60_000) / times
      while (Date.now() < end) await somewhere(page, reader, random)
      await goTo(page, reader, 0)
      await reader.saved()
      return measure()
    }
    for (let n = 0; n < times; n++) {
      measured.push(await work(book))
      say(lineOf(n, measured))
    }
    // The program does the same work again, so that it is as warm as the first. Otherwise the
    // engine's memory for hot code would count as growth.
    const restarted = await work(await again())
    say(lineOf(times, [restarted]))
    return { measured, restarted, isLevel: isLevel(measured, restarted) }
  })
}

/** M2: opens and closes the book `times` times. Measures in the library after every tenth time. */
export function openings(times: number, say: (line: string) => void) {
  return withLargeBook(async ({ page, reader, measure }): Promise<MemoryRun> => {
    const measured: InUse[] = []
    for (let n = 1; n <= times; n++) {
      await reader.press('Control+Shift+L')
      await reader.open(title)
      if (n % 10 > 0) continue
      await reader.press('Control+Shift+L')
      await expect(page.locator('[data-book-id]').first()).toBeVisible()
      measured.push(await measure())
      say(lineOf(n, measured))
      await reader.open(title)
    }
    return { measured, restarted: null, isLevel: isLevel(measured) }
  })
}

/** Returns both parts in the order in which they run. M1 takes `minutes`. */
export const memoryParts = (minutes: number) => [
  {
    id: 'M1',
    title: `${minutes} minutes of typing, marking and jumps in 3,000,000 characters`,
    run: (random: Random, say: (line: string) => void) => anHour(minutes, random, say),
  },
  {
    id: 'M2',
    title: 'a book opened and closed 100 times',
    run: (_: Random, say: (line: string) => void) => openings(100, say),
  },
]

const lineOf = (n: number, measured: readonly InUse[]): string => {
  const { heap = 0, code = 0, detached = 0, listeners = 0 } = measured.at(-1) ?? {}
  const [held, compiled] = [heap, code].map(bytes => (bytes / 1e6).toFixed(1))
  return `  ${n}: ${held} MB and ${compiled} MB of code, ${detached} detached nodes, ${listeners} listeners`
}

/** Jumps, types some words and makes a mark. */
async function somewhere(page: Page, reader: ReaderPage, random: Random): Promise<void> {
  await goTo(page, reader, random.below(250))
  for (let n = random.below(6); n > 0; n--) await reader.press('Control+ArrowDown')
  await reader.press('End')
  for (let n = 1 + random.below(4); n > 0; n--) await page.keyboard.type(' as it was')
  await reader.press('Shift+Home', `Alt+${1 + random.below(4)}`, 'End')
}

/** Goes to a chapter through the contents panel, and into the translation of its heading. */
async function goTo(page: Page, reader: ReaderPage, chapter: number): Promise<void> {
  const contents = page.locator('[data-pane="contents"]')
  if (!(await contents.isVisible())) await reader.press('Control+Shift+O')
  const row = contents.locator('[data-action="contents.go"]').nth(chapter)
  const hasText = (await row.locator('span').first().innerText()).trim()
  await row.click()
  const heading = page.locator('[data-paragraph-id][data-side="source"]').filter({ hasText })
  // Sections are drawn and removed around a jump, so this is repeated until the click succeeds.
  await expect(async () => {
    const id = await heading.first().getAttribute('data-paragraph-id', { timeout: 5_000 })
    await reader.byId('translation', id ?? '').click({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
}

async function inUse(session: CDPSession): Promise<InUse> {
  // An object that the first collection frees may hold others that only the next one frees.
  for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { jsEventListeners } = await session.send('Memory.getDOMCounters')
  const code = await compiled(session)
  return {
    heap: usedSize - code,
    code,
    detached: await detached(session),
    listeners: jsEventListeners,
  }
}

/**
 * The parts of a heap snapshot that are read here. `nodes` has one number for each field of each
 * node.
 */
const heapSnapshot = v.object({
  snapshot: v.object({
    meta: v.object({
      node_fields: v.array(v.string()),
      node_types: v.tupleWithRest([v.array(v.string())], v.unknown()),
    }),
  }),
  nodes: v.array(v.number()),
})

/** Returns the bytes of compiled code. The engine reports them only in a heap snapshot. */
async function compiled(session: CDPSession): Promise<number> {
  const chunks: string[] = []
  const add = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', add)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', add)
  const { snapshot, nodes } = v.parse(heapSnapshot, JSON.parse(chunks.join('')))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const code = types[0].indexOf('code')
  let sum = 0
  for (let at = 0; at < nodes.length; at += fields.length)
    if (nodes[at + type] === code) sum += nodes[at + size] ?? 0
  return sum
}

/**
 * Returns the number of detached nodes that a script could still reach. Chromium's own nodes inside
 * an input do not count.
 */
async function detached(session: CDPSession): Promise<number> {
  const objectGroup = 'detached'
  const kind = await session.send('Runtime.evaluate', { expression: 'Node.prototype', objectGroup })
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: kind.result.objectId ?? '',
    objectGroup,
  })
  const { result } = await session.send('Runtime.callFunctionOn', {
    ...(objects.objectId === undefined ? {} : { objectId: objects.objectId }),
    // The objects include the prototypes themselves, which are not nodes.
    functionDeclaration: `function () {
      return this.filter(it => !Object.hasOwn(it, 'constructor') && !it.isConnected).length
    }`,
    returnByValue: true,
  })
  await session.send('Runtime.releaseObjectGroup', { objectGroup })
  return Number(result.value)
}
