import { join } from 'node:path'
import { knownTime } from '#domain/bounds'

/** Where the second copy of the reader's work lies in a profile; absolute paths. */
export interface KeepingFolders {
  readonly profile: string
  readonly library: string
  readonly witness: string
  /** The file that says what this installation is called. */
  readonly installation: string
  readonly journal: string
  /** Where the reader wants snapshots copied to. */
  readonly copyFolder: string
  readonly backups: string
  readonly auto: string
  readonly manual: string
  /** Chromium's own files of the database. */
  readonly store: string
}

export function keepingFolders(profile: string): KeepingFolders {
  const library = join(profile, 'library')
  const backups = join(profile, 'backups')
  return {
    profile,
    library,
    witness: join(library, 'witness.json'),
    installation: join(library, 'installation.json'),
    journal: join(library, 'journal'),
    copyFolder: join(library, 'copy-folder.json'),
    backups,
    auto: join(backups, 'auto'),
    manual: join(backups, 'manual'),
    store: join(profile, 'IndexedDB'),
  }
}

/** A moment, in milliseconds since 1970, as part of a file's name: UTC, and the order of names is that of time. */
export const timeName = (at: number): string =>
  new Date(knownTime(at)).toISOString().replaceAll(/[:.]/g, '-')

/** The moment that `name` begins or ends with, as `timeName` writes it; null if there is none. */
export function timeIn(name: string): number | null {
  const parts = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(name)
  if (!parts) return null
  const [, day, hour, minute, second, milli] = parts
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${milli}Z`)
  return Number.isNaN(at) ? null : at
}
