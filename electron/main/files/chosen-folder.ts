/**
 * A folder that the reader has chosen. The page gets the names of its texts and reads them one by
 * one; it never learns their paths.
 */
import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { FolderListing, OpenedFile, Outcome } from '#contract/answers'
import { textsInFolder, type FolderEntry } from '#domain/library/folder-texts'
import { importExtensions } from '#formats/import/extensions'
import { readGivenFile } from './given-files.ts'

export interface ChosenFolders {
  readonly list: (path: string) => Promise<FolderListing>
  /** Reads the `index`-th text of the folder that was listed last, if its number is `folder`. */
  readonly read: (folder: number, index: number) => Promise<Outcome<OpenedFile>>
}

export function chosenFolders(): ChosenFolders {
  let number = 0
  let paths: readonly string[] = []
  return {
    list: async path => {
      const { texts, leftOut } = await textsInFolder(entryOf(path), isText)
      number++
      paths = texts.map(({ file }) => file)
      return { folder: number, name: basename(path), files: texts.map(({ name }) => name), leftOut }
    },
    read: async (folder, index) => {
      const path = folder === number ? paths[index] : undefined
      if (path === undefined)
        return { ok: false, fault: { code: 'file.unreadable', file: '', place: '' } }
      return readGivenFile(path)
    },
  }
}

const isText = (name: string): boolean =>
  importExtensions.includes(extname(name).slice(1).toLowerCase())

/** What the disk has at `path`. Devices and pipes count as links: they are not read. */
const entryOf = (path: string): Pick<FolderEntry<string>, 'entries'> => ({
  entries: async () => {
    const inside = await readdir(path, { withFileTypes: true })
    return inside.map(entry => ({
      name: entry.name,
      kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'link',
      file: join(path, entry.name),
      ...entryOf(join(path, entry.name)),
    }))
  },
})
