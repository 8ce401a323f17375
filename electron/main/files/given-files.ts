/** Reads the files that a reader has chosen. The page never learns their paths. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { tooLarge, type Fault, type OpenedFile, type Outcome } from '#contract/answers'
import { errorCode } from './write-whole.ts'

/** Reads the file at `path`. A folder, a device or a file that is too large gives a fault. */
export async function readGivenFile(path: string): Promise<Outcome<OpenedFile>> {
  const name = basename(path)
  const refused = (code: Fault['code'], place = '') =>
    ({ ok: false, fault: { code, file: name, place } }) as const
  try {
    const file = await open(path, 'r')
    try {
      const stat = await file.stat()
      if (!stat.isFile()) return refused('file.unreadable')
      const fault = tooLarge(name, stat.size)
      if (fault) return { ok: false, fault }
      return { ok: true, value: { name, bytes: new Uint8Array(await file.readFile()) } }
    } finally {
      await file.close()
    }
  } catch (error) {
    return refused('file.unreadable', errorCode(error))
  }
}

/** Reads each file by itself, in order, so that an unreadable one does not stop the others. */
export async function readGivenFiles(
  paths: readonly string[],
): Promise<readonly Outcome<OpenedFile>[]> {
  const outcomes: Outcome<OpenedFile>[] = []
  for (const path of paths) outcomes.push(await readGivenFile(path))
  return outcomes
}
