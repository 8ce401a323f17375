/** What the main process tells the page: name and what comes with it, once. */
import type { ActionName } from '#domain/actions'
import type { BookId } from '#domain/ids'
import type { BackupEntry, BackupTrouble, Hold, Space } from './keeping.ts'

export interface Events {
  /** An action chosen in the application menu. */
  readonly action: ActionName
  /** So much of a bundle that `keepBundle` was given is on the disk, from 0 to 1. */
  readonly bundleWritten: { readonly book: BookId; readonly share: number }
  /** A snapshot was made and read back. */
  readonly backedUp: BackupEntry
  /** Snapshots cannot be made, or can again. */
  readonly backupTrouble: BackupTrouble | null
  /** The right to write into the library was lost, or came back. */
  readonly hold: Hold
  /** The window wants to close: the page saves, then answers `answerClose`. */
  readonly closing: null
  /** The free space of the disk means something else now than it did. */
  readonly space: Space
  /** Files wait to be fetched with `takeOpenedFiles`. */
  readonly filesOpened: null
}

export type EventName = keyof Events
export const eventNames = [
  'action',
  'backedUp',
  'backupTrouble',
  'bundleWritten',
  'closing',
  'filesOpened',
  'hold',
  'space',
] as const satisfies readonly EventName[]
