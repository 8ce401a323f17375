/** Reads the files a reader has chosen, for the page, which never learns where they lie. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { tooLarge, type Fault, type OpenedFile, type Outcome } from '#contract/answers'
import { errorCode } from './write-whole.ts'

/** The bytes of the file at `path`; a folder, a device or something too large is a fault. */
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

/** Each by itself, in order: one that cannot be read is no reason to leave out the others. */
export async function readGivenFiles(
  paths: readonly string[],
): Promise<readonly Outcome<OpenedFile>[]> {
  const outcomes: Outcome<OpenedFile>[] = []
  for (const path of paths) outcomes.push(await readGivenFile(path))
  return outcomes
}
