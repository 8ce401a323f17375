import type { ElectronApplication } from '@playwright/test'

/**
 * Runs `script` in the program's page through main and returns its value. The driver loses a page
 * that has crashed and does not find the next one. The value is `null` while no page can reply, and
 * if the page ends meanwhile.
 */
export const inPage = (app: ElectronApplication, script: string): Promise<unknown> =>
  app.evaluate(({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null
    return new Promise<unknown>((resolve, reject) => {
      contents.once('render-process-gone', () => resolve(null))
      setTimeout(resolve, 2000, null)
      contents.executeJavaScript(code).then(resolve, reject)
    })
  }, script)
