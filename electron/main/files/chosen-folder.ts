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
  /** Reads the `index`-th text of the listing whose number is `folder`. */
  readonly read: (folder: number, index: number) => Promise<Outcome<OpenedFile>>
}

export function chosenFolders(): ChosenFolders {
  /** All that were chosen, because texts of one may still wait when the next is chosen. */
  const listings: (readonly string[])[] = []
  return {
    list: async path => {
      const { texts, leftOut } = await textsInFolder(entryOf(path), isText)
      const folder = listings.push(texts.map(({ file }) => file)) - 1
      return { folder, name: basename(path), files: texts.map(({ name }) => name), leftOut }
    },
    read: async (folder, index) => {
      const path = listings[folder]?.[index]
      if (path === undefined) throw new Error(`no text ${index} in folder ${folder}`)
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
