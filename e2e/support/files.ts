/** Small files of our own that a reader might import. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ElectronApplication } from '@playwright/test'

/** A new folder with Chinese and a space in its name. Remove it with `removeProfile`. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), '文 件 '))

/**
 * Writes two short chapters in GB18030, byte by byte, because Node encodes Chinese only as Unicode.
 */
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

/** Makes the system's open dialog return `filePaths` from now on. */
export const answerOpenDialog = (app: ElectronApplication, ...filePaths: string[]): Promise<void> =>
  surely(() =>
    app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
    }, filePaths),
  )

/** Makes the system's save dialog return `filePath` from now on. */
export const answerSaveDialog = (app: ElectronApplication, filePath: string): Promise<void> =>
  surely(() =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, filePath),
  )

const mostTries = 12

/**
 * Runs `work` in main, and again if the engine has collected the driver's promise, as it does for
 * some seconds after main has handled large texts. The pauses between the tries grow from 0.1 to
 * 1.1 s. Running `work` twice has the same effect as once.
 */
async function surely<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === mostTries || !String(error).includes('promise was garbage collected'))
        throw error
      await pause(tries * 100)
    }
  }
}

/** The text of a file; empty if it does not exist yet. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
