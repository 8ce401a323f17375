/** A deleted second copy is rebuilt from a large library while the program is in use. */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test, type Page } from '@playwright/test'
import { freshProfile, launchPlain, removeProfile } from '../../support/app.ts'
import { ReaderPage } from '../../pages/reader.ts'

const rows = 30_000

let userData = ''
test.beforeEach(() => {
  userData = freshProfile()
})
test.afterEach(() => {
  removeProfile(userData)
})

const saveState = (page: Page) => page.locator('[data-save-state]')
const renewed = (page: Page) => page.locator('[data-renewed]')

/** Adds translations of a missing book to the library, as if they had always been there. */
const fill = (page: Page) =>
  page.evaluate(async count => {
    const opening = indexedDB.open('duizhao')
    const db = await new Promise<IDBDatabase>(resolve => {
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const tx = db.transaction(['translations', 'meta'], 'readwrite')
    tx.objectStore('meta').delete('content')
    for (let index = 0; index < count; index++)
      tx.objectStore('translations').put({
        bookId: 'elsewhere',
        paragraphId: `p${index}`,
        index,
        content: { text: `The way that can be told, ${index}. `.repeat(5), spans: [] },
        state: 'done',
        updatedAt: 1000 + index,
      })
    await new Promise(resolve => {
      tx.addEventListener('complete', resolve)
    })
    db.close()
  }, rows)

/** How much of the second copy is written, in percent; `null` once it is complete. */
const percent = async (page: Page): Promise<number | null> => {
  const words = await renewed(page).allInnerTexts()
  return words[0] === undefined ? null : Number(/\d+/.exec(words[0])?.[0])
}

/** The translations in the newest snapshot. */
function snapshotted(): readonly { readonly index: number; readonly content: { text: string } }[] {
  const folder = join(userData, 'backups', 'auto')
  const newest = readdirSync(folder)
    .filter(name => name.endsWith('.json.gz'))
    .toSorted()
    .at(-1)
  const bytes = gunzipSync(readFileSync(join(folder, newest ?? '')))
  return JSON.parse(bytes.toString()).work.rows.translations
}

test('a second copy deleted beside 30,000 rows is rebuilt while the reader writes and over restarts', async () => {
  const first = await launchPlain({ userData })
  await new ReaderPage(first.page).open()
  await fill(first.page)
  await first.close()
  rmSync(join(userData, 'library'), { recursive: true })
  rmSync(join(userData, 'backups'), { recursive: true })

  const second = await launchPlain({ userData })
  const reader = new ReaderPage(second.page)
  await reader.open()
  await reader.type(1, 'While the copy is made')
  await expect(saveState(second.page)).toHaveAttribute('data-save-state', 'saved')
  await expect.poll(() => percent(second.page)).toBeGreaterThan(0)
  const reached = (await percent(second.page)) ?? 100
  expect(reached).toBeLessThan(100)
  await second.close()

  const third = await launchPlain({ userData })
  await new ReaderPage(third.page).open()
  // The rebuild continues from there. It repeats at most the part that was under way.
  expect((await percent(third.page)) ?? 100).toBeGreaterThanOrEqual(reached - 1)
  await expect(saveState(third.page)).toHaveAttribute('data-save-state', 'backed-up', {
    timeout: 120_000,
  })
  await expect(renewed(third.page)).toHaveCount(0)
  // The journal is complete now. A snapshot is made after that, and never of a part.
  await expect.poll(() => snapshotted().length, { timeout: 60_000 }).toBe(rows + 1)
  await third.close()
  expect(snapshotted().some(({ content }) => content.text === 'While the copy is made')).toBe(true)

  // The rebuilt second copy can now restore everything.
  rmSync(join(userData, 'IndexedDB'), { recursive: true })
  const fourth = await launchPlain({ userData })
  await expect(fourth.page.locator('[data-start-report]')).toContainText('30,001', {
    timeout: 120_000,
  })
  await fourth.close()
})
