/**
 * The dictionaries of the reader's own: a file for each in the profile. Its first line is the hash
 * of the rest, so that a damaged file is never looked up in.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault, KeptDictionary, Outcome } from '#contract/answers'
import { mostDictionaries } from '#domain/dictionaries/limits'
import { isDictionaryId } from '#domain/dictionaries/own-dictionary'
import { makeFolder } from './files/owner-only.ts'
import { isDiskFull, writeWhole } from './files/write-whole.ts'
import type { GivenParts } from './given-parts.ts'

export interface OwnDictionaryFiles {
  /** Writes the file that was sent in parts under `given`, whole or not at all. */
  readonly keep: (id: string, given: string) => Promise<Outcome<null>>
  readonly list: () => Promise<readonly KeptDictionary[]>
  /**
   * Returns a part, counted from 0; an empty one after the last. Rejects if the file is missing or
   * damaged.
   */
  readonly read: (id: string, part: number) => Promise<Uint8Array>
  readonly remove: (id: string) => Promise<Outcome<null>>
}

const extension = '.dictionary'
const partSize = 2 * 1024 * 1024
const largest = 80 * 1024 * 1024
const headLength = 65

/** `folder` is made with the first dictionary. Nothing is written unless `mayWrite`. */
export function openDictionaryFiles(
  folder: string,
  given: Pick<GivenParts, 'take'>,
  mayWrite: boolean,
): OwnDictionaryFiles {
  const pathOf = (id: string) => join(folder, `${id}${extension}`)
  const refused = (code: Fault['code']) => ({
    ok: false as const,
    fault: { code, file: '', place: '' },
  })
  let held: { readonly id: string; readonly bytes: Promise<Uint8Array> } | null = null

  const list = () => listed(folder)

  return {
    list,
    async keep(id, parts) {
      const bytes = given.take(parts)
      if (!mayWrite) return refused('keeping.read-only')
      if (!bytes || bytes.byteLength === 0 || bytes.byteLength > largest)
        return refused('file.not-saved')
      if ((await list()).length >= mostDictionaries) return refused('file.not-saved')
      try {
        await makeFolder(folder)
        const head = Buffer.from(`${hashOf(bytes)}\n`)
        await writeWhole(pathOf(id), Buffer.concat([head, bytes]))
        return { ok: true, value: null }
      } catch (error) {
        return refused(isDiskFull(error) ? 'file.disk-full' : 'file.not-saved')
      }
    },
    async read(id, part) {
      if (part === 0 || held?.id !== id) held = { id, bytes: readChecked(pathOf(id)) }
      const { bytes } = held
      try {
        const start = part * partSize
        // Copied, because sending a view of the file would send the whole file.
        const some = new Uint8Array((await bytes).subarray(start, start + partSize))
        if (some.byteLength === 0) held = null
        return some
      } catch (error) {
        held = null
        throw error
      }
    },
    async remove(id) {
      if (!mayWrite) return refused('keeping.read-only')
      await rm(pathOf(id), { force: true })
      return { ok: true, value: null }
    },
  }
}

async function listed(folder: string): Promise<readonly KeptDictionary[]> {
  const names = await readdir(folder).catch(() => [])
  const ids = names
    .filter(name => name.endsWith(extension))
    .map(name => name.slice(0, -extension.length))
  const found = await Promise.all(
    ids.filter(isDictionaryId).map(async id => {
      const path = join(folder, `${id}${extension}`)
      const { size } = await stat(path).catch(() => ({ size: 0 }))
      return { id, bytes: Math.max(0, size - headLength) }
    }),
  )
  return found.filter(({ bytes }) => bytes > 0)
}

async function readChecked(path: string): Promise<Uint8Array> {
  const { size } = await stat(path)
  if (size > largest + headLength) throw new Error('the dictionary is too large')
  const file = await readFile(path)
  const bytes = file.subarray(headLength)
  if (file.subarray(0, headLength).toString('latin1') !== `${hashOf(bytes)}\n`)
    throw new Error('the dictionary is damaged')
  return bytes
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
