import { join } from 'node:path'
import { keepingFolders, type KeepingFolders } from './keeping/folders.ts'

/** Where the program's own files and the reader's lie; absolute paths. */
export interface Places {
  readonly out: string
  readonly page: string
  readonly preload: string
  readonly icon: string
  /** Bundles that come with the program. */
  readonly books: string
  /** Bundles the reader has imported. */
  readonly ownBooks: string
  /** Bundles the reader has removed, until the system's trash has them. */
  readonly removedBooks: string
  readonly windowState: string
  readonly logs: string
  readonly keeping: KeepingFolders
  /** The program of the thread that makes snapshots. */
  readonly snapshotWorker: string
}

/** Names of all that the program itself keeps in a profile, beside what Chromium keeps there. */
export const ownNames = ['library', 'backups', 'books', 'removed', 'logs', 'window.json'] as const

/** `program` is the folder with package.json, `profile` the one for what is kept. */
export const placesOf = (program: string, profile: string): Places => ({
  out: join(program, 'out'),
  page: join(program, 'out', 'renderer'),
  preload: join(program, 'out', 'preload', 'index.cjs'),
  icon: join(program, 'resources', 'icons', '256.png'),
  books: join(program, 'resources', 'books'),
  ownBooks: join(profile, 'books'),
  removedBooks: join(profile, 'removed'),
  windowState: join(profile, 'window.json'),
  logs: join(profile, 'logs'),
  keeping: keepingFolders(profile),
  snapshotWorker: join(program, 'out', 'main', 'snapshot-worker.js'),
})
