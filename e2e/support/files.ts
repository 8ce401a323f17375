/** Files that a reader might bring: small, and our own. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'

/** A new folder whose name is as awkward as readers' folders are; remove it with `removeProfile`. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), '文 件 '))

/** Two short chapters in GB18030, from bytes: Node writes no Chinese but Unicode. */
export function writeStory(folder: string): string {
  const path = join(folder, '故事.txt')
  const line = (...bytes: readonly number[]) => Buffer.from([...bytes, 0x0a])
  const [di, yi, er, zhang] = [0xb5da, 0xd2bb, 0xb6fe, 0xd5c2]
  const [shan, shui, ren, stop] = [0xc9bd, 0xcbae, 0xc8cb, 0xa1a3]
  const characters = (...codes: readonly number[]) =>
    line(...codes.flatMap(code => [code >> 8, code & 0xff]))
  writeFileSync(
    path,
    Buffer.concat([
      characters(di, yi, zhang),
      characters(shan, shui, ren, shan, shui, ren, stop),
      characters(di, er, zhang),
      characters(ren, shan, shui, ren, shan, shui, stop),
    ]),
  )
  return path
}

/** Answers the system's open dialog with `filePaths` from now on. */
export const answerOpenDialog = (app: ElectronApplication, ...filePaths: string[]): Promise<void> =>
  surely(() =>
    app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
    }, filePaths),
  )

/** Answers the system's save dialog with `filePath` from now on. */
export const answerSaveDialog = (app: ElectronApplication, filePath: string): Promise<void> =>
  surely(() =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, filePath),
  )

/** Does `work` in main once more where the engine has collected the driver's promise of it: done twice, it is as done once. */
const surely = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => {
    if (!String(error).includes('promise was garbage collected')) throw error
    return work()
  })
