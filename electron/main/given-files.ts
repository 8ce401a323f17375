/** Reads the files a reader has chosen, for the page, which never learns where they lie. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Fault, OpenedFile, Outcome } from '#contract/answers'
import { errorCode } from './write-whole.ts'

const mebibyte = 1024 * 1024
/** The largest file that is read, in bytes. */
export const largestFile = 200 * mebibyte

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
      if (stat.size > largestFile) return refused('file.too-large', String(stat.size))
      return { ok: true, value: { name, bytes: new Uint8Array(await file.readFile()) } }
    } finally {
      await file.close()
    }
  } catch (error) {
    return refused('file.unreadable', errorCode(error))
  }
}

/** All of them, or the fault of the first that cannot be read. */
export async function readGivenFiles(
  paths: readonly string[],
): Promise<Outcome<readonly OpenedFile[]>> {
  const files: OpenedFile[] = []
  for (const path of paths) {
    const outcome = await readGivenFile(path)
    if (!outcome.ok) return outcome
    files.push(outcome.value)
  }
  return { ok: true, value: files }
}
