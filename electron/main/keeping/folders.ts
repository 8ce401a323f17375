import { join } from 'node:path'
import { knownTime } from '#domain/bounds'

/** Where a profile keeps the second copy of the reader's work. All paths are absolute. */
export interface KeepingFolders {
  readonly profile: string
  readonly library: string
  readonly witness: string
  /** The file with the name of this installation. */
  readonly installation: string
  readonly journal: string
  /** The file that says where the reader wants snapshots copied to. */
  readonly copyFolder: string
  readonly backups: string
  readonly auto: string
  readonly manual: string
  /** Chromium's own files of the database. */
  readonly store: string
}

/** Returns the paths in the folder `profile`. Makes nothing. */
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

/**
 * Writes a moment, in milliseconds since 1970, as part of a file name. It is in UTC, so names sort
 * by time.
 */
export const timeName = (at: number): string =>
  new Date(knownTime(at)).toISOString().replaceAll(/[:.]/g, '-')

/** Returns the moment in `name`, as `timeName` writes it; null if the name has no time. */
export function timeIn(name: string): number | null {
  const parts = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(name)
  if (!parts) return null
  const [, day, hour, minute, second, milli] = parts
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${milli}Z`)
  return Number.isNaN(at) ? null : at
}
