/**
 * The edges of the services for tests: a clock that a test moves, and a shell with one small book.
 * The file is long because these edges are used together.
 */
import type { Api } from '#contract/api'
import type { Stamped } from '#domain/clock'
import { paragraphCount, type Book, type Paragraph } from '#domain/book'
import type { Annotation, NoteBody } from '#domain/annotation'
import { bookId, paragraphId, type CategoryId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { encodeChapter } from '#formats/bundle'
import { commit } from '#storage/commit'
import { memoryLibrary } from '#storage/testing'
import type { SetTimer } from './timers.ts'
import type { Live } from './live.ts'
import type { Marked, Marks } from './marking/marking.ts'
import { importingHere } from './library/importing.ts'
import { memorySecondCopy } from './keeping/testing.ts'
import { chineseVariants } from './searching/chinese-variants.ts'
import { packingHere } from './restoring/packing.ts'
import { searchEngineHere } from './searching/search-engine.ts'
import { createServices, type ServiceTools } from './services.ts'
import type { Commit } from './saving/writer.ts'

/** A clock that only moves when a test moves it. */
export interface Clock {
  readonly now: () => number
  readonly after: SetTimer
  /** Moves the clock by `ms` milliseconds and runs the timers that are due, in order. */
  readonly pass: (ms: number) => Promise<void>
}

/** `idle` resolves when nothing runs that does not need the clock. */
export function createClock(idle: () => Promise<void> = turns): Clock {
  let time = 1_000_000
  let alarms: { readonly due: number; readonly run: () => void }[] = []
  return {
    now: () => time,
    after: (ms, run) => {
      const alarm = { due: time + ms, run }
      alarms.push(alarm)
      return () => {
        alarms = alarms.filter(other => other !== alarm)
      }
    },
    pass: async ms => {
      const end = time + ms
      for (;;) {
        await idle()
        const [next] = alarms.toSorted((a, b) => a.due - b.due)
        if (!next || next.due > end) break
        time = next.due
        alarms = alarms.filter(other => other !== next)
        next.run()
      }
      time = end
      await idle()
    },
  }
}

/** Lets everything run that waits only for promises. */
async function turns(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise<void>(resolve => setImmediate(resolve))
}

/** Resolves when `wanted` is true of `value`, at once or after a change. */
export async function becomes<T>(value: Live<T>, wanted: (now: T) => boolean): Promise<T> {
  while (!wanted(value.get())) {
    await new Promise<void>(resolve => {
      const stop = value.subscribe(() => {
        stop()
        resolve()
      })
    })
  }
  return value.get()
}

/** `row` without its stamp. */
export function unstamped<R extends Stamped>(row: R): Omit<R, 'stamp'> {
  const { stamp: _, ...rest } = row
  return rest
}

/** How the next writes end. */
export type Weather = 'fine' | 'refuses' | 'full' | 'silent'

/** A commit to a real database that a test can make fail. */
export async function unsteadyLibrary() {
  const db = await memoryLibrary()
  let weather: Weather = 'fine'
  let unanswered: (() => Promise<void>)[] = []
  const written: (readonly Operation[])[] = []
  const underway = new Set<Promise<unknown>>()

  function write(...what: Parameters<Commit>): Promise<number> {
    const writing = commit(db, ...what).finally(() => underway.delete(writing))
    underway.add(writing)
    return writing
  }

  async function idle(): Promise<void> {
    await turns()
    while (underway.size > 0) {
      await Promise.allSettled(underway)
      await turns()
    }
  }

  /** Completes the writes that got no reply, in order. */
  async function answerLate(): Promise<void> {
    const late = unanswered
    unanswered = []
    for (const answer of late) await answer()
  }

  async function attempt(...what: Parameters<Commit>): Promise<number> {
    if (weather === 'refuses') throw new DOMException('refused', 'UnknownError')
    if (weather === 'full') {
      throw new Error('aborted', { cause: new DOMException('full', 'QuotaExceededError') })
    }
    if (weather === 'silent') {
      return new Promise((resolve, reject) => {
        unanswered.push(async () => {
          await write(...what).then(resolve, reject)
        })
      })
    }
    // Transactions on the same tables keep their order.
    await answerLate()
    written.push(what[0])
    return write(...what)
  }

  return {
    db,
    commit: attempt,
    /** What was written, one batch for each transaction. */
    written,
    turn: (next: Weather) => {
      weather = next
    },
    answerLate,
    idle,
  }
}

/** A book with chapters of the given numbers of paragraphs, called `p0`, `p1`… through the book. */
export function sampleBook(id = 'sample', sizes: readonly number[] = [3, 2]): Book {
  return {
    id: bookId(id),
    title: '网络空间',
    language: 'zh-Hans',
    provenance: { file: 'sample.txt', sha256: '0'.repeat(64), importer: 'test' },
    chapters: sizes.map((paragraphs, i) => ({
      file: `chapters/000${i + 1}.json`,
      title: `第${i + 1}章`,
      level: 1,
      paragraphs,
      characters: paragraphs * 4,
      headings: [],
      sha256: '0'.repeat(64),
    })),
  }
}

const paragraph = (index: number): Paragraph => ({
  id: paragraphId(`p${index}`),
  kind: 'body',
  text: `第${index}段。`,
})

/** A shell that has `books` and records its calls. */
export function fakeApi(books: readonly Book[] = [sampleBook()], second = memorySecondCopy()) {
  const sections: string[] = []
  const savedFiles: { readonly name: string; readonly text: string }[] = []
  const logged: Parameters<Api['log']>[0][] = []
  /** The snapshots before large steps that were requested. */
  const steps: string[] = []
  const unused = (name: string) => () => Promise.reject(new Error(`${name} is not for tests`))
  const api: Api = {
    listBooks: async () => ({ books, faults: [] }),
    readSection: async (id, chapter, start, end) => {
      sections.push(`${id} ${chapter}.${start}-${end}`)
      const book = books.find(candidate => candidate.id === id)
      if (!book?.chapters[chapter]) {
        return { ok: false, fault: { code: 'bundle.not-found', file: id, place: '' } }
      }
      const before = book.chapters
        .slice(0, chapter)
        .reduce((sum, { paragraphs }) => sum + paragraphs, 0)
      const value = Array.from({ length: end - start }, (_, i) => paragraph(before + start + i))
      return { ok: true, value }
    },
    readChapters: async (id, first) => {
      const book = books.find(candidate => candidate.id === id)
      if (!book?.chapters[first]) {
        return { ok: false, fault: { code: 'bundle.not-found', file: id, place: '' } }
      }
      const starts = book.chapters.map((_, i) =>
        paragraphCount({ chapters: book.chapters.slice(0, i) }),
      )
      const files = book.chapters.map(({ paragraphs }, i) =>
        encodeChapter(
          Array.from({ length: paragraphs }, (_, p) => paragraph((starts[i] ?? 0) + p)),
        ),
      )
      // One chapter in each call, as for a long book.
      return { ok: true, value: files.slice(first, first + 1) }
    },
    ...fakeFiles((name, bytes) => {
      savedFiles.push({ name, text: new TextDecoder().decode(bytes) })
    }),
    backUpBefore: async (kind, step) => {
      steps.push(`${kind} before ${step}`)
      return second.calls.backUpNow()
    },
    log: async entry => void logged.push(entry),
    keepBundle: unused('keepBundle'),
    stopKeeping: unused('stopKeeping'),
    removeBundle: unused('removeBundle'),
    bringBackBundle: unused('bringBackBundle'),
    appInfo: unused('appInfo'),
    readBuild: unused('readBuild'),
    licences: unused('licences'),
    chooseFiles: unused('chooseFiles'),
    chooseFolder: unused('chooseFolder'),
    readFromFolder: unused('readFromFolder'),
    chooseNotesFolder: unused('chooseNotesFolder'),
    planNotes: unused('planNotes'),
    writeNote: unused('writeNote'),
    endNotes: unused('endNotes'),
    chooseBackup: unused('chooseBackup'),
    takeOpenedFiles: unused('takeOpenedFiles'),
    takeOpenedLink: unused('takeOpenedLink'),
    readWords: unused('readWords'),
    openLink: unused('openLink'),
    showWindow: unused('showWindow'),
    setAppearance: unused('setAppearance'),
    setMenu: unused('setMenu'),
    popUp: unused('popUp'),
    showFile: unused('showFile'),
    openFile: unused('openFile'),
    savePaper: unused('savePaper'),
    printPaper: unused('printPaper'),
    stopPaper: unused('stopPaper'),
    readBackup: unused('readBackup'),
    openBackups: unused('openBackups'),
    setCopyFolder: unused('setCopyFolder'),
    answerClose: unused('answerClose'),
    on: () => {},
    ...second.calls,
  }
  return { api, sections, savedFiles, logged, steps, second }
}

/** All services over a library in memory, a clock that the test moves and a shell with `books`. */
export async function servicesUnderTest(
  books: readonly Book[] = [sampleBook()],
  tools: Partial<ServiceTools> = {},
) {
  const library = await unsteadyLibrary()
  const clock = createClock(library.idle)
  const shell = fakeApi(books)
  let ids = 0
  const start = (again: Partial<ServiceTools> = {}) =>
    createServices({
      db: library.db,
      api: shell.api,
      now: clock.now,
      after: clock.after,
      importing: importingHere,
      packing: packingHere,
      newId: () => `id-${++ids}`,
      commit: library.commit,
      searchEngine: searchEngineHere(async () => chineseVariants()),
      started: { seq: 0, report: null },
      ...tools,
      ...again,
    })
  return { ...library, clock, shell, start, services: await start() }
}

/** Makes a mark on `marked`, with a note if one is given. */
export function markOn(
  marks: Marks,
  {
    category,
    note = [],
    ...marked
  }: Marked & { readonly category: CategoryId; readonly note?: NoteBody },
): Annotation {
  const id = marks.mark(category, { selected: marked, paragraph: null, marks: [] })
  if (id && note.length > 0) marks.writeNote(id, note)
  const made = marks.all.get().find(mark => mark.id === id)
  if (!made) throw new Error('nothing was marked')
  return made
}

/** A snapshot of `work` as the main process writes it to disk. */
export async function snapshotOf(work: object): Promise<Uint8Array<ArrayBuffer>> {
  const json = JSON.stringify({ format: 'duizhao-snapshot', version: 1, work })
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

/** The shell's part in saving files. `save` receives each file as a whole. */
export function fakeFiles(
  save: (name: string, bytes: Uint8Array<ArrayBuffer>) => void,
): Pick<
  Api,
  | 'addToFile'
  | 'dropFile'
  | 'saveFile'
  | 'keepDictionary'
  | 'listDictionaries'
  | 'readDictionary'
  | 'removeDictionary'
> {
  const files = new Map<string, Uint8Array[]>()
  const dictionaries = new Map<string, Uint8Array>()
  const taken = async (id: string) => {
    const parts = files.get(id) ?? []
    files.delete(id)
    return new Uint8Array(await new Blob(parts.map(part => part.slice())).arrayBuffer())
  }
  return {
    addToFile: async (id, part) => void files.set(id, [...(files.get(id) ?? []), part]),
    dropFile: async id => void files.delete(id),
    saveFile: async (name, id) => {
      save(name, await taken(id))
      return { ok: true, value: { name, id } }
    },
    keepDictionary: async (name, id) => {
      dictionaries.set(name, await taken(id))
      return { ok: true, value: null }
    },
    listDictionaries: async () =>
      Array.from(dictionaries, ([id, { byteLength }]) => ({ id, bytes: byteLength })),
    readDictionary: async (name, part) => {
      const bytes = dictionaries.get(name)
      if (!bytes) throw new Error('there is no such dictionary')
      return part === 0 ? bytes.slice() : new Uint8Array()
    },
    removeDictionary: async name => {
      dictionaries.delete(name)
      return { ok: true, value: null }
    },
  }
}
