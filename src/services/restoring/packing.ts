import type { Backup, BackupOutcome, ReadBackup } from '#formats/backup/backup'
import { decodeBackup } from '#formats/backup/decode-backup'
import { encodeBackup } from '#formats/backup/encode-backup'
import { canonical } from '#domain/work'
import { checkedStrictly } from '#storage/rows'

/**
 * The work on backup files. It takes seconds for a large library, so in the program a worker does
 * it.
 */
export interface Packing {
  /** Makes the bytes of a backup file, and reads them back to check that they are whole. */
  readonly pack: (backup: Backup) => Promise<BackupOutcome<Uint8Array<ArrayBuffer>>>
  readonly unpack: (bytes: Uint8Array) => Promise<BackupOutcome<ReadBackup>>
}

/** What the page asks a worker. */
export type PackingAsk =
  | { readonly work: 'pack'; readonly backup: Backup }
  | { readonly work: 'unpack'; readonly bytes: Uint8Array }

/** Packing in this thread. */
export const packingHere: Packing = {
  pack: async backup => {
    const packed = encodeBackup(backup)
    if (!packed.ok) return packed
    const read = decodeBackup(packed.value, checkedStrictly)
    if (!read.ok) return read
    const isWhole = canonical(read.value.work) === canonical(backup.work)
    return isWhole ? packed : { ok: false, fault: { code: 'backup.wrong-shape', place: '' } }
  },
  unpack: async bytes => decodeBackup(bytes, checkedStrictly),
}
