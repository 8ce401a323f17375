/** M1 and M2: what an hour of work and a hundred openings leave behind in the page's memory. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type CDPSession, type Page } from '@playwright/test'
import * as v from 'valibot'
import { freshProfile, launch, removeProfile } from '../support/app.ts'
import { novel } from '../bench/make-text.ts'
import { ReaderPage } from '../pages/reader.ts'
import type { Random } from './random.ts'

/** What is in use once all that nobody holds has been given back. */
export interface InUse {
  /** Bytes of the page's JavaScript heap but for `code`. */
  readonly heap: number
  /** Bytes of what the engine has compiled: more as long as new code becomes hot, the driver's too, and nothing that is held. */
  readonly code: number
  /** Nodes that a script holds and that are not on the page. */
  readonly detached: number
  readonly listeners: number
}

/** What was measured, at equal distances; the first when the page was warm. */
export interface MemoryRun {
  readonly measured: readonly InUse[]
  /** Once the program was started again with the same work: what the work itself weighs; null where little was written. */
  readonly anew: InUse | null
  /** Whether it has not grown, as far as the bar allows. */
  readonly isLevel: boolean
}

/** As much more than at first is allowed, as a part of it. */
const allowed = 0.1
/** Fewer nodes or listeners than this are no leak, whatever part of the first they are. */
const few = 200

/**
 * Whether the last of what was measured is as the first was, within what is allowed; or, where much was
 * written in between, as it is `anew`: what a reader has made is held, however it came to be there.
 */
export function isLevel(measured: readonly InUse[], anew: InUse | null = null): boolean {
  const [first, last] = [measured[0], measured.at(-1)]
  if (!first || !last) return false
  const isWithin = (kind: keyof InUse, spare: number) =>
    last[kind] <= Math.max(first[kind], anew?.[kind] ?? 0) * (1 + allowed) + spare
  return isWithin('heap', 0) && isWithin('detached', few) && isWithin('listeners', few)
}

/** A book of three million characters, opened; `again` quits, starts the program and opens it once more. */
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

/** M1: `minutes` of typing, marking and jumping about; measured thirteen times, each time at the book's beginning. */
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
    // As warm as the first was: what an engine holds of code that has run often is not the reader's work.
    const anew = await work(await again())
    say(lineOf(times, [anew]))
    return { measured, anew, isLevel: isLevel(measured, anew) }
  })
}

/** M2: the book opened and closed `times` times; measured in the library after every tenth. */
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
    return { measured, anew: null, isLevel: isLevel(measured) }
  })
}

/** The two, in the order they are run; `minutes` is how long M1 goes on. */
export const memoryParts = (minutes: number) => [
  {
    id: 'M1',
    title: `${minutes} minutes of typing, marking and jumps in 3,000,000 characters`,
    run: (random: Random, say: (line: string) => void) => anHour(minutes, random, say),
  },
  {
    id: 'M2',
    title: '100 times opened and closed',
    run: (_: Random, say: (line: string) => void) => openings(100, say),
  },
]

const lineOf = (n: number, measured: readonly InUse[]): string => {
  const { heap = 0, code = 0, detached = 0, listeners = 0 } = measured.at(-1) ?? {}
  const [held, compiled] = [heap, code].map(bytes => (bytes / 1e6).toFixed(1))
  return `  ${n}: ${held} MB and ${compiled} MB of code, ${detached} detached nodes, ${listeners} listeners`
}

/** A jump, some words, a mark. */
async function somewhere(page: Page, reader: ReaderPage, random: Random): Promise<void> {
  await goTo(page, reader, random.below(250))
  for (let n = random.below(6); n > 0; n--) await reader.press('Control+ArrowDown')
  await reader.press('End')
  for (let n = 1 + random.below(4); n > 0; n--) await page.keyboard.type(' as it was')
  await reader.press('Shift+Home', `Alt+${1 + random.below(4)}`, 'End')
}

/** By the panel of contents to a chapter, and into the translation of its heading. */
async function goTo(page: Page, reader: ReaderPage, chapter: number): Promise<void> {
  const contents = page.locator('[data-pane="contents"]')
  if (!(await contents.isVisible())) await reader.press('Control+Shift+O')
  const row = contents.locator('[data-action="contents.go"]').nth(chapter)
  const hasText = (await row.locator('span').first().innerText()).trim()
  await row.click()
  const heading = page.locator('[data-paragraph-id][data-side="source"]').filter({ hasText })
  // Sections come and go around a jump: it is tried until it stands still.
  await expect(async () => {
    const id = await heading.first().getAttribute('data-paragraph-id', { timeout: 5_000 })
    await reader.byId('translation', id ?? '').click({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
}

async function inUse(session: CDPSession): Promise<InUse> {
  // What one collection finds free may hold what the next one frees.
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

/** A heap snapshot, as far as it is read here: `nodes` are rows of as many numbers as there are fields. */
const heapSnapshot = v.object({
  snapshot: v.object({
    meta: v.object({
      node_fields: v.array(v.string()),
      node_types: v.tupleWithRest([v.array(v.string())], v.unknown()),
    }),
  }),
  nodes: v.array(v.number()),
})

/** Bytes of compiled code: the engine says that of no heap but one written down. */
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

/** Nodes that a script could still reach. Those of Chromium's own inside of an input are none. */
async function detached(session: CDPSession): Promise<number> {
  const objectGroup = 'detached'
  const kind = await session.send('Runtime.evaluate', { expression: 'Node.prototype', objectGroup })
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: kind.result.objectId ?? '',
    objectGroup,
  })
  const { result } = await session.send('Runtime.callFunctionOn', {
    ...(objects.objectId === undefined ? {} : { objectId: objects.objectId }),
    // The prototypes themselves are among them, and are no nodes.
    functionDeclaration: `function () {
      return this.filter(it => !Object.hasOwn(it, 'constructor') && !it.isConnected).length
    }`,
    returnByValue: true,
  })
  await session.send('Runtime.releaseObjectGroup', { objectGroup })
  return Number(result.value)
}
