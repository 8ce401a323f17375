/** A database and a second copy that refuse, in a program that runs. */
import type { ElectronApplication, Page } from '@playwright/test'

/** Makes every write fail as on a full disk; the answer makes it work again. */
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

/** Makes the second copy refuse too, for as long as the program runs. */
export const noJournal = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ ipcMain }) => {
    const fault = { code: 'keeping.disk-full', file: 'journal', place: 'ENOSPC' }
    ipcMain.removeHandler('journal')
    ipcMain.handle('journal', () => ({ ok: true, value: { ok: false, fault } }))
  })
