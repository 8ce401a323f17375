/**
 * Folders that the reader has chosen for notes. A file of ours, beside the notes, says which of
 * them the program wrote and what they were, so that a later export changes only these and nothing
 * that the reader wrote is ever replaced without a question.
 */
import { createHash } from 'node:crypto'
import { lstat, readFile, readdir, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Fault, Outcome } from '#contract/answers'
import type { FolderPlan, GoneFiles, NotesFolder } from '#contract/notes-folder'
import * as v from 'valibot'
import { fileNameFrom } from './file-name.ts'
import { errorCode, isDiskFull, writeWhole } from './write-whole.ts'

export interface NotesFolders {
  readonly add: (path: string) => NotesFolder
  /** Gives each file its name, and counts the files of removed books. Writes nothing. */
  readonly plan: (
    folder: number,
    files: readonly Wanted[],
    ofRemoved: readonly string[],
  ) => Promise<Outcome<FolderPlan>>
  /** Writes the file at that place of the plan, whole. */
  readonly write: (folder: number, place: number, bytes: Uint8Array) => Promise<Outcome<null>>
  /**
   * Ends an export, complete or not, and removes the files of the notes with the keys `gone`, if
   * they are as the program wrote them and the plan has them not.
   */
  readonly end: (
    folder: number,
    gone: readonly string[],
  ) => Promise<Outcome<GoneFiles & { readonly path: string }>>
}

/** A file of an export, and the name that it would like to have. */
interface Wanted {
  readonly key: string
  readonly name: string
}

/** The file that says what the program wrote. Obsidian shows no file that begins with a dot. */
export const recordName = '.duizhao-notes.json'
const extension = '.md'
/** A record or a note that is longer, in bytes, is not read. */
const most = 64 * 1024 * 1024

/** A hash of null: the file was to be written, and it is not known whether it was. */
const record = v.object({
  format: v.literal('duizhao-notes'),
  version: v.literal(1),
  files: v.record(
    v.string(),
    v.object({ name: v.pipe(v.string(), v.check(isNoteName)), hash: v.nullable(v.string()) }),
  ),
})
interface Written {
  readonly name: string
  readonly hash: string | null
}

interface Planned {
  readonly key: string
  readonly name: string
  /** Whether a file of that name was there, and is ours. */
  readonly isThere: boolean
}

interface Open {
  readonly path: string
  planned: readonly Planned[]
  readonly written: Map<string, Written>
  /** Whether the record has the plan. */
  isBegun: boolean
}

export function notesFolders(): NotesFolders {
  const open: Open[] = []
  const folderAt = (number: number): Open => {
    const folder = open[number]
    if (!folder) throw new Error(`no folder ${number}`)
    return folder
  }
  return {
    add(path) {
      const folder = open.push({ path, planned: [], written: new Map(), isBegun: false }) - 1
      return { folder, name: basename(path) }
    },
    plan: (number, files, ofRemoved) =>
      guarded(basename(folderAt(number).path), () => planned(folderAt(number), files, ofRemoved)),
    async write(number, place, bytes) {
      const folder = folderAt(number)
      const file = folder.planned[place]
      if (!file) throw new Error(`no file ${place} in folder ${number}`)
      return guarded(file.name, async () => {
        await begin(folder)
        const path = join(folder.path, file.name)
        const there = await lstat(path).catch(() => null)
        if (there && (!file.isThere || !there.isFile())) throw new NotOurs()
        await writeWhole(path, bytes, asUsual)
        folder.written.set(file.key, { name: file.name, hash: hashOf(bytes) })
        return null
      })
    },
    end: (number, gone) => {
      const folder = folderAt(number)
      return guarded(recordName, async () => {
        const known = folder.written.size
        const files = await removeGone(folder, gone)
        if (folder.isBegun || folder.written.size < known) await writeRecord(folder)
        folder.isBegun = false
        return { path: folder.path, ...files }
      })
    },
  }
}

/** Thrown if the reader's own file has a name that was free when the export began. */
class NotOurs extends Error {
  override name = 'NotOurs'
}

/** The mode of a file outside the profile: the system's umask decides about other users. */
const asUsual = 0o666

async function guarded<T>(file: string, run: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await run() }
  } catch (error) {
    const code = isDiskFull(error) ? 'file.disk-full' : 'file.not-saved'
    const fault: Fault = { code, file, place: error instanceof NotOurs ? '' : errorCode(error) }
    return { ok: false, fault }
  }
}

async function planned(
  folder: Open,
  files: readonly Wanted[],
  ofRemoved: readonly string[],
): Promise<FolderPlan> {
  const names = await readdir(folder.path)
  const taken = new Set(names.map(foldName))
  const there = new Set(names)
  const known = await readRecord(folder.path)
  folder.written.clear()
  for (const [key, written] of known) {
    folder.written.set(key, written)
    // A name that a note had stays its own, so that the reader's links to it go on leading there.
    taken.add(foldName(written.name))
  }
  const free = freeNames(taken)
  const plan: Planned[] = []
  const changed: number[] = []
  for (const [place, { key, name }] of files.entries()) {
    const written = known.get(key)
    const state = written && there.has(written.name) ? await stateOf(folder.path, written) : 'gone'
    const isThere = state === 'same' || state === 'changed'
    if (state === 'changed') changed.push(place)
    plan.push({ key, name: written && state !== 'foreign' ? written.name : free(name), isThere })
  }
  folder.planned = plan
  folder.isBegun = false
  const stay = leftOut(folder, ofRemoved).filter(([, { name }]) => there.has(name))
  return {
    names: plan.map(({ name }) => name.slice(0, -extension.length)),
    changed,
    ofRemoved: stay.length,
  }
}

/** Returns what the program wrote for those of `keys` that the plan has not. */
function leftOut(
  { planned, written }: Open,
  keys: readonly string[],
): readonly (readonly [string, Written])[] {
  const names = new Set(planned.map(({ name }) => foldName(name)))
  const own = new Set(planned.map(({ key }) => key))
  return keys.flatMap(key => {
    const known = written.get(key)
    return known && !own.has(key) && !names.has(foldName(known.name)) ? [[key, known]] : []
  })
}

/** Returns what has become of a file that the program wrote. */
async function stateOf(
  folder: string,
  { name, hash }: Written,
): Promise<'same' | 'changed' | 'foreign'> {
  const path = join(folder, name)
  const there = await lstat(path)
  // A link may lead out of the folder.
  if (!there.isFile()) return 'foreign'
  if (there.size > most) return 'changed'
  return hashOf(await readFile(path)) === hash ? 'same' : 'changed'
}

async function removeGone(folder: Open, gone: readonly string[]): Promise<GoneFiles> {
  const stayed: string[] = []
  let removed = 0
  for (const [key, written] of leftOut(folder, gone)) {
    const what = await tryRemove(folder.path, written)
    if (what === 'stayed') stayed.push(written.name.slice(0, -extension.length))
    else folder.written.delete(key)
    if (what === 'removed') removed++
  }
  return { removed, stayed }
}

/** Removes a file that is as the program wrote it, unless the system refuses. */
async function tryRemove(
  folder: string,
  written: Written,
): Promise<'removed' | 'stayed' | 'not there'> {
  try {
    if ((await stateOf(folder, written)) !== 'same') return 'stayed'
    await unlink(join(folder, written.name))
    return 'removed'
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'not there' : 'stayed'
  }
}

/** Returns a function that returns a name of a file which nothing has, and takes it. */
function freeNames(taken: Set<string>): (wanted: string) => string {
  const counts = new Map<string, number>()
  return wanted => {
    const whole = fileNameFrom(`${wanted.replaceAll(/[#^[\]|%]/g, ' ')}${extension}`)
    const stem = whole.slice(0, -extension.length)
    for (let number = counts.get(foldName(stem)) ?? 1; ; number++) {
      const name = number === 1 ? whole : `${stem} ${number}${extension}`
      if (taken.has(foldName(name))) continue
      taken.add(foldName(name))
      counts.set(foldName(stem), number + 1)
      return name
    }
  }
}

/** Two names that are one file on some system are equal. */
const foldName = (name: string): string => name.normalize('NFC').toLowerCase()

/** Whether `freeNames` could have made `name`: a record from a disk may say anything. */
function isNoteName(name: string): boolean {
  const stem = name.slice(0, -extension.length).replace(/ \d+$/, '')
  return (
    name.endsWith(extension) &&
    name.length < 255 &&
    !/[#^[\]|%]/.test(name) &&
    fileNameFrom(`${stem}${extension}`) === `${stem}${extension}`
  )
}

/** Returns what the program wrote into a folder by key; nothing if the record cannot be read. */
async function readRecord(folder: string): Promise<ReadonlyMap<string, Written>> {
  const path = join(folder, recordName)
  const there = await lstat(path).catch(() => null)
  if (!there?.isFile() || there.size > most) return new Map()
  const text = await readFile(path, 'utf8')
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), record), text)
  const taken = new Set<string>()
  const entries = read.success ? Object.entries(read.output.files) : []
  // Two notes in one file would be one note less.
  return new Map(
    entries.filter(([, { name }]) => !taken.has(foldName(name)) && taken.add(foldName(name))),
  )
}

/** Says in the record what will be written, so that a power cut leaves no file unknown. */
async function begin(folder: Open): Promise<void> {
  if (folder.isBegun) return
  for (const { key, name } of folder.planned)
    if (!folder.written.has(key)) folder.written.set(key, { name, hash: null })
  await writeRecord(folder)
  folder.isBegun = true
}

function writeRecord({ path, written }: Open): Promise<void> {
  const files = Object.fromEntries([...written].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const text = JSON.stringify({ format: 'duizhao-notes', version: 1, files }, null, 1)
  return writeWhole(join(path, recordName), Buffer.from(`${text}\n`), asUsual)
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
