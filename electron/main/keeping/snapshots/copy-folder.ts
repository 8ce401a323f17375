/**
 * Copies snapshots, one way, to a folder of the reader's, for example on another disk or a
 * synchronised one. Changes to the copies there change nothing here.
 */
import { copyFile, mkdir, readFile, rm, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CopyFolder } from '#contract/answers'
import * as v from 'valibot'
import { makeFolder } from '../../files/owner-only.ts'
import { errorCode, moved, syncFolder, writeWhole } from '../../files/write-whole.ts'
import { snapshotsToKeep } from './rotation.ts'
import { extension, findSnapshot, sidecar, type Snapshot } from './snapshot-file.ts'

/** A folder inside the reader's, so that no file of theirs is taken for one of our copies. */
const ours = 'duizhao-backups'
const schema = v.strictObject({ folder: v.nullable(v.string()) })

export interface Copies {
  readonly get: () => Promise<CopyFolder>
  /** Null stops the copying. Existing copies stay. */
  readonly choose: (folder: string | null) => Promise<void>
  /** Copies `snapshot` if the reader has chosen a folder. `get` returns the fault if that fails. */
  readonly add: (snapshot: Snapshot) => Promise<void>
}

/** Opens the copying. The file at `path` names the folder. */
export function openCopies(path: string): Copies {
  let fault: CopyFolder['fault'] = null

  async function folder(): Promise<string | null> {
    const text = await readFile(path, 'utf8').catch(() => '')
    const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
    return success ? output.folder : null
  }
  return {
    get: async () => ({ folder: await folder(), fault }),
    async choose(chosen) {
      await makeFolder(dirname(path))
      await writeWhole(path, Buffer.from(JSON.stringify({ folder: chosen })))
      fault = null
    },
    async add(snapshot) {
      const chosen = await folder()
      if (chosen === null) return
      try {
        await copyTo(join(chosen, ours), snapshot)
        fault = null
      } catch (error) {
        const file = basename(chosen)
        fault = { code: 'keeping.not-copied', file, place: errorCode(error) }
      }
    },
  }
}

async function copyTo(folder: string, { path, name, info }: Snapshot): Promise<void> {
  // Without `recursive`: the mount point of a missing disk must not be created.
  await mkdir(folder).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
  for (const end of [sidecar, '']) {
    const part = join(folder, `.${name}${end}.part`)
    await copyFile(path + end, part)
    await moved(part, join(folder, name + end))
  }
  await syncFolder(folder)
  await rotate(folder, info.libraryId)
}

/** Thins the copies of one library. Files that cannot be identified stay. */
async function rotate(folder: string, libraryId: string): Promise<void> {
  const names = (await readdir(folder)).filter(
    name => name.endsWith(extension) && !name.startsWith('.'),
  )
  const found = await Promise.all(
    names.map(name => findSnapshot(folder, 'auto', name).catch(() => null)),
  )
  const copies = found
    .flatMap(copy => (copy && copy.info.libraryId === libraryId ? [copy] : []))
    .map(copy => ({ ...copy, at: copy.info.madeAt, isBefore: copy.before !== null }))
    .toSorted((a, b) => a.info.journal - b.info.journal || a.at - b.at)
  const stay = snapshotsToKeep(copies)
  for (const copy of copies) {
    if (stay.has(copy)) continue
    await rm(copy.path, { force: true })
    await rm(copy.path + sidecar, { force: true })
  }
}
