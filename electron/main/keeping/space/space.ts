import { statfs } from 'node:fs/promises'
import type { Space } from '#contract/answers'

const mebibyte = 1024 * 1024
/**
 * In bytes. With less space a database would be destroyed when the disk fills, so nothing is
 * written to it.
 */
export const tooLittle = 50 * mebibyte
/** In bytes. With less space the reader is warned. */
export const little = 200 * mebibyte

/** The level for `bytes` free bytes. */
export const spaceOf = (bytes: number): Space =>
  bytes < tooLittle ? 'none' : bytes < little ? 'low' : 'enough'

/** Free bytes where `folder` is. If the system does not say, the space counts as enough. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
