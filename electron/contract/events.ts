/** The events that main sends to the page, with their payloads. */
import type { ActionName } from '#domain/actions'
import type { BookId } from '#domain/ids'
import type { BackupEntry, BackupTrouble, Hold, Space } from './keeping.ts'

export interface Events {
  /** An action chosen in the application menu. */
  readonly action: ActionName
  /** The share of a bundle being saved that is on the disk, from 0 to 1. */
  readonly bundleWritten: { readonly book: BookId; readonly share: number }
  /** A snapshot was made and read back. */
  readonly backedUp: BackupEntry
  /** Snapshots cannot be made, or (null) can be made again. */
  readonly backupTrouble: BackupTrouble | null
  /** The right to write to the library was lost, or came back. */
  readonly hold: Hold
  /** The window is closing. The page saves, then calls `answerClose`. */
  readonly closing: null
  /** The level of free disk space has changed. */
  readonly space: Space
  /** Files are waiting for `takeOpenedFiles`. */
  readonly filesOpened: null
  /** A link is waiting for `takeOpenedLink`. */
  readonly linkOpened: null
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
  'linkOpened',
  'space',
] as const satisfies readonly EventName[]
