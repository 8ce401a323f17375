/**
 * The files that were just written where the reader chose. Only these can be shown or opened: the
 * page names them by the id under which it sent them, and never learns a path.
 */
import { access } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { SavedFile } from '#contract/answers'
import { openedExtensions } from '#domain/exporting/export-format'

export interface WrittenFiles {
  readonly add: (id: string, path: string) => SavedFile
  /** Shows the file in its folder. Resolves to false if it is not known or no longer there. */
  readonly show: (id: string) => Promise<boolean>
  /** Opens the file, if it is an export. Resolves to false if it was not opened. */
  readonly open: (id: string) => Promise<boolean>
}

/** What the system does with a path. */
interface System {
  readonly showItemInFolder: (path: string) => void
  /** Resolves to an error message, or to '' if there was no error. */
  readonly openPath: (path: string) => Promise<string>
}

/** At most so many files are known; a message about an older one is long gone. */
const filesKept = 20

/**
 * A browser also runs what is in an HTML file, and the reader may have saved under any other name,
 * even that of a script.
 */
const readable: ReadonlySet<string> = new Set(openedExtensions.map(name => `.${name}`))

export function createWrittenFiles(system: System): WrittenFiles {
  const paths = new Map<string, string>()
  const pathOf = async (id: string) => {
    const path = paths.get(id)
    if (path === undefined) return null
    return access(path).then(
      () => path,
      () => null,
    )
  }
  return {
    add(id, path) {
      paths.delete(id)
      paths.set(id, path)
      for (const other of paths.keys()) if (paths.size > filesKept) paths.delete(other)
      return { name: basename(path), id }
    },
    async show(id) {
      const path = await pathOf(id)
      if (path !== null) system.showItemInFolder(path)
      return path !== null
    },
    async open(id) {
      const path = await pathOf(id)
      if (path === null || !readable.has(extname(path).toLowerCase())) return false
      return (await system.openPath(path)) === ''
    },
  }
}
