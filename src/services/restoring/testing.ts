/** Libraries that are saved and restored, with a shell that keeps their files in memory. */
import type { Api } from '#contract/api'
import { plain } from '#domain/rich-text'
import { bookId, paragraphId } from '#domain/ids'
import type { Work } from '#domain/work'
import { readWork } from '#storage/whole'
import { expect } from 'vitest'
import type { ServiceTools } from '../services.ts'
import { fakeApi, fakeFiles, sampleBook, servicesUnderTest, snapshotOf } from '../testing.ts'

/** The sample book's name. */
export const book = bookId('sample')
const app: Api['appInfo'] = async () => ({
  version: '9.9.9',
  electron: '',
  chromium: '',
  platform: 'linux',
  languages: [],
  logs: '',
  backups: '',
})

/**
 * A library whose saved files are kept in memory, and whose next backup file or snapshot a test
 * chooses.
 */
export async function library(books = [sampleBook()], tools: Partial<ServiceTools> = {}) {
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = []
  const bundles: string[][] = []
  const removed: string[] = []
  const snapshots = new Map<string, Work>()
  const shell = fakeApi(books)
  const api: Api = {
    ...shell.api,
    appInfo: app,
    ...fakeFiles((name, bytes) => files.push({ name, bytes })),
    chooseBackup: async () => ({ ok: true, value: files.at(-1) ?? null }),
    readBackup: async name => {
      const value = snapshots.get(name)
      if (value) return { ok: true, value: await snapshotOf(value) }
      return { ok: false, fault: { code: 'keeping.not-found', file: name, place: '' } }
    },
    keepBundle: async some => {
      bundles.push(some.map(({ path }) => path))
      return { ok: true, value: sampleBook() }
    },
    removeBundle: async id => {
      removed.push(id)
      return { ok: true, value: null }
    },
  }
  const under = await servicesUnderTest(books, { api, ...tools })
  const { services, clock } = under

  async function translate(paragraph: number, text: string): Promise<void> {
    await clock.pass(1)
    services.autosave.changed({
      bookId: book,
      translations: [
        {
          paragraphId: paragraphId(`p${paragraph}`),
          index: paragraph,
          content: plain(text),
          state: text === '' ? 'empty' : 'draft',
        },
      ],
      annotations: [],
    })
    await services.autosave.flush()
  }

  async function texts(): Promise<Record<string, string>> {
    const { rows } = await readWork(under.db)
    return Object.fromEntries(rows.translations.map(row => [row.paragraphId, row.content.text]))
  }

  /** Opens the last file that was saved. */
  async function chosen() {
    const answer = await services.restoring.chooseFile()
    if (!answer?.ok) throw new Error('no file')
    return answer.value
  }

  async function snapshot(name: string) {
    snapshots.set(name, await readWork(under.db))
    const entry = { name, kind: 'auto', at: 5, bytes: 1, counts: null } as const
    const answer = await services.restoring.openSnapshot(entry)
    if (!answer.ok) throw new Error(answer.fault.code)
    return answer.value
  }

  return { ...under, api, shell, files, bundles, removed, translate, texts, chosen, snapshot }
}

/** Saves a backup file of everything in `from`. */
export const saved = async (from: Awaited<ReturnType<typeof library>>, withTexts = false) => {
  expect(await from.services.restoring.saveFile({ book: null, withTexts })).toMatchObject({
    ok: true,
  })
}
