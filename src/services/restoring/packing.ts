import type { Backup, BackupOutcome, ReadBackup } from '#formats/backup/backup'
import { decodeBackup } from '#formats/backup/decode-backup'
import { encodeBackup } from '#formats/backup/encode-backup'
import { canonical } from '#domain/work'
import { checkedStrictly } from '#storage/rows'

/** The work on backup files, which for a large library takes seconds: done where it does not hold up typing. */
export interface Packing {
  /** The bytes of a backup file that has been read again and holds all it should. */
  readonly pack: (backup: Backup) => Promise<BackupOutcome<Uint8Array<ArrayBuffer>>>
  readonly unpack: (bytes: Uint8Array) => Promise<BackupOutcome<ReadBackup>>
}

/** What a worker is asked for. */
export type PackingAsk =
  | { readonly work: 'pack'; readonly backup: Backup }
  | { readonly work: 'unpack'; readonly bytes: Uint8Array }

/** Packing where it is called. */
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
