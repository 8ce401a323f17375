import { textsInFolder, type FolderEntry, type LeftOut } from '#domain/library/folder-texts'
import type { FileToAdd } from '#services/library/adding-all'
import { importExtensions, tooLarge, type OpenedFile, type Outcome } from '#services/outside'

/** The texts of a folder, each read when its turn comes. */
export interface DroppedFolder {
  readonly name: string
  readonly texts: readonly FileToAdd[]
  readonly leftOut: LeftOut
}

/**
 * Returns the texts in folders that were dropped. The browser shows no links in them, so none is
 * followed.
 */
export async function textsOfDropped(
  folders: readonly FileSystemDirectoryEntry[],
): Promise<DroppedFolder> {
  const inside = { entries: async () => folders.map(entryOf) }
  const { texts, leftOut } = await textsInFolder(inside, isText)
  return {
    name: folders.map(({ name }) => name).join(', '),
    texts: texts.map(({ name, file }) => ({ name, open: () => openEntry(file) })),
    leftOut,
  }
}

const isText = (name: string): boolean =>
  importExtensions.includes(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '')

const entryOf = (entry: FileSystemEntry): FolderEntry<FileSystemEntry> => ({
  name: entry.name,
  kind: entry.isDirectory ? 'folder' : 'file',
  file: entry,
  entries: async () => (isDirectory(entry) ? (await allOf(entry)).map(entryOf) : []),
})

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** The reader of a folder returns some entries at a time, and none at the end. */
async function allOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) =>
      reader.readEntries(done, failed),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

async function openEntry(entry: FileSystemEntry): Promise<Outcome<OpenedFile>> {
  if (!isFile(entry)) return unreadable(entry.name)
  const file = await new Promise<File | null>(done => entry.file(done, () => done(null)))
  return file ? readDropped(file) : unreadable(entry.name)
}

/**
 * Reads a dropped file. A file that is gone cannot be read, and one that is too large is not,
 * because that would take minutes.
 */
export async function readDropped(file: File): Promise<Outcome<OpenedFile>> {
  const { name, size } = file
  const fault = tooLarge(name, size)
  if (fault) return { ok: false, fault }
  return file.arrayBuffer().then(
    bytes => ({ ok: true, value: { name, bytes: new Uint8Array(bytes) } }),
    () => unreadable(name),
  )
}

const unreadable = (file: string) =>
  ({ ok: false, fault: { code: 'file.unreadable', file, place: '' } }) as const
