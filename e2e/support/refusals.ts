/** Makes the database and the second copy of a running program refuse writes. */
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
