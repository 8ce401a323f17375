/** Makes the database and the second copy of a program refuse writes. */
import type { ElectronApplication, Page } from '@playwright/test'

/**
 * Makes every write to the database fail as on a full disk. The returned function makes writes
 * succeed again.
 */
export async function fullDisk(page: Page): Promise<() => Promise<void>> {
  const original = await page.evaluateHandle(() => {
    const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put')
    Reflect.set(IDBObjectStore.prototype, 'put', () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    return put
  })
  return () =>
    page.evaluate(put => {
      Reflect.set(IDBObjectStore.prototype, 'put', put)
    }, original)
}

/** Makes the second copy refuse all writes until the program ends. */
export const noJournal = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ ipcMain }) => {
    const fault = { code: 'keeping.disk-full', file: 'journal', place: 'ENOSPC' }
    ipcMain.removeHandler('journal')
    ipcMain.handle('journal', () => ({ ok: true, value: { ok: false, fault } }))
  })

/** Makes the database look as if a newer program had written it. */
export const madeByNewer = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('duizhao')
        opening.onerror = reject
        opening.onsuccess = () => {
          const changing = opening.result.transaction('meta', 'readwrite')
          changing.objectStore('meta').put({ key: 'schemaVersion', value: 999 })
          changing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
