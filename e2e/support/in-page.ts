import type { ElectronApplication } from '@playwright/test'

/**
 * What `script` is in the program's page, asked of main: the driver loses a page that has crashed, and does not find
 * the next. Null while there is none that could answer; a page that ends while it is asked never does.
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
