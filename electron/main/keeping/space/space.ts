import { statfs } from 'node:fs/promises'
import type { Space } from '#contract/answers'

const mebibyte = 1024 * 1024
/** Below this many bytes a database that runs full destroys itself, so nothing is written into it. */
export const tooLittle = 50 * mebibyte
/** Below this many the reader should know. */
export const little = 200 * mebibyte

/** What so many free bytes are to us. */
export const spaceOf = (bytes: number): Space =>
  bytes < tooLittle ? 'none' : bytes < little ? 'low' : 'enough'

/** Bytes that are free for us where `folder` is; without an answer of the system it counts as enough. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
