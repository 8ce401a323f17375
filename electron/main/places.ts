import { join } from 'node:path'
import { keepingFolders, type KeepingFolders } from './keeping/folders.ts'

/** Where the program's own files and the reader's are. All paths are absolute. */
export interface Places {
  readonly out: string
  readonly page: string
  readonly preload: string
  readonly icon: string
  /** Bundles that come with the program. */
  readonly books: string
  /** Bundles that the reader has imported. */
  readonly ownBooks: string
  /** Bundles that the reader has removed, until they go to the system's trash. */
  readonly removedBooks: string
  /** The reader's own dictionaries. */
  readonly dictionaries: string
  readonly windowState: string
  readonly logs: string
  readonly keeping: KeepingFolders
  /** The program that the snapshot worker runs. */
  readonly snapshotWorker: string
}

/** Names of everything that the program itself stores in a profile, beside Chromium's files. */
export const ownNames = [
  'library',
  'backups',
  'books',
  'removed',
  'dictionaries',
  'logs',
  'window.json',
] as const

/** `program` is the folder of package.json, `profile` the folder of stored data. */
export const placesOf = (program: string, profile: string): Places => ({
  out: join(program, 'out'),
  page: join(program, 'out', 'renderer'),
  preload: join(program, 'out', 'preload', 'index.cjs'),
  icon: join(program, 'resources', 'icons', '256.png'),
  books: join(program, 'resources', 'books'),
  ownBooks: join(profile, 'books'),
  removedBooks: join(profile, 'removed'),
  dictionaries: join(profile, 'dictionaries'),
  windowState: join(profile, 'window.json'),
  logs: join(profile, 'logs'),
  keeping: keepingFolders(profile),
  snapshotWorker: join(program, 'out', 'main', 'snapshot-worker.js'),
})
