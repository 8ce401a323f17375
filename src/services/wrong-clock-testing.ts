/**
 * A machine with a clock that a test sets, a database that a test makes fail, and files to carry to
 * other machines.
 */
import type { InstallationId } from '#domain/clock'
import { bookId, paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { commit } from '#storage/commit'
import type { LibraryDb } from '#storage/db'
import { versionsOf } from '#storage/history'
import { memoryTools } from '#storage/testing'
import { readWork } from '#storage/whole'
import { chineseVariants } from './searching/chinese-variants.ts'
import { importingHere } from './library/importing.ts'
import { startLibrary } from './keeping/start.ts'
import { memorySecondCopy } from './keeping/testing.ts'
import { packingHere } from './restoring/packing.ts'
import { searchEngineHere } from './searching/search-engine.ts'
import { createServices, type Services } from './services.ts'
import { createClock, fakeApi, fakeFiles, sampleBook } from './testing.ts'

export const minute = 60_000
export const day = 24 * 60 * minute
export const today = Date.UTC(2026, 10, 30, 9)

/** What is carried from one machine to another. */
export interface CarriedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The machine whose installation is the `n`-th. */
export async function machineCalled(n: number) {
  const installation = String(n).padStart(16, '0') as InstallationId
  const tools = memoryTools()
  const second = memorySecondCopy(installation)
  const shell = fakeApi([sampleBook()], second)
  // Turns of fake-indexeddb and of Dexie are turns of the event loop.
  const timer = createClock(async () => {
    for (let turn = 0; turn < 60; turn++) await new Promise(resolve => setImmediate(resolve))
  })
  let wall = today
  let isFailing = false
  let file: CarriedFile | null = null
  const now = () => wall++

  const api = {
    ...shell.api,
    appInfo: async () => ({
      version: '1',
      electron: '',
      chromium: '',
      platform: 'linux' as const,
      languages: [],
      logs: '',
      backups: '',
    }),
    ...fakeFiles((name, bytes) => {
      file = { name, bytes }
    }),
  }

  async function start(): Promise<{ readonly db: LibraryDb; readonly services: Services }> {
    const started = await startLibrary({ api, db: tools, now })
    if (started.state !== 'open') throw new Error(started.why)
    const { db } = started
    const services = await createServices({
      db,
      api,
      now,
      after: timer.after,
      newId: () => `id-${n}-${wall}`,
      importing: importingHere,
      packing: packingHere,
      searchEngine: searchEngineHere(async () => chineseVariants()),
      commit: async (...what) => {
        if (isFailing) throw new DOMException('refused', 'UnknownError')
        return commit(db, ...what)
      },
      started,
    })
    await services.autosave.flush()
    return { db, services }
  }
  let open = await start()

  const restart = async () => {
    open.db.close()
    isFailing = false
    open = await start()
  }
  return {
    second,
    services: () => open.services,
    db: () => open.db,
    /** Sets the clock to `at`. */
    clock: (at: number) => {
      wall = at
    },
    fail: () => {
      isFailing = true
    },
    /**
     * Writes the translation of paragraph `p<place>`. Resolves with the state on the status line.
     */
    write: async (text: string, place = 0) => {
      open.services.autosave.changed({
        bookId: bookId('sample'),
        translations: [
          {
            paragraphId: paragraphId(`p${place}`),
            index: place,
            content: plain(text),
            state: 'draft',
          },
        ],
        annotations: [],
      })
      return (await open.services.autosave.flush()).state
    },
    /** The program is gone from one moment to the next, and started again. */
    kill: restart,
    quit: async () => {
      await open.services.autosave.flush()
      open.services.keeping.handOver()
      second.quit()
      await restart()
    },
    /** What is done behind the reader's back after a start is done. */
    lookedAfter: async () => {
      await timer.pass(10_000)
      await open.services.autosave.flush()
    },
    text: async (place = 0) =>
      (await readWork(open.db)).rows.translations.find(({ index }) => index === place)?.content
        .text,
    /** What the history has of paragraph `p<place>`, newest first. */
    versions: async (place = 0) =>
      (await versionsOf(open.db, `translations/sample/p${place}`)).rows.map(version =>
        version.table === 'translations' ? version.row.content.text : '',
      ),
    /** A backup file of everything. */
    save: async (): Promise<CarriedFile> => {
      const answer = await open.services.restoring.saveFile({ book: null, withTexts: false })
      if (!answer.ok || !file) throw new Error('nothing was saved')
      return file
    },
    /** Restores `from`. Resolves with the number of conflicting translations in the preview. */
    merge: async (from: CarriedFile) => {
      const { restoring } = open.services
      const opened = await restoring.openFile(from)
      if (!opened.ok) throw new Error(opened.fault.code)
      const { books } = await restoring.preview(opened.value)
      const answer = await restoring.apply(opened.value, { kind: 'all' })
      if (!answer.ok) throw new Error(answer.fault.code)
      return books.reduce((sum, { translations }) => sum + translations.conflicting, 0)
    },
  }
}
