import type { BackupOutcome, ReadBackup } from '#formats/backup/backup'
import { askOnce } from '../in-worker.ts'
import type { Packing, PackingAsk } from './packing.ts'

/**
 * Packing in a worker of `import-worker.ts`, which keeps the code for zip files out of the page.
 */
export function packingInWorker(createWorker: () => Worker): Packing {
  const ask = askOnce<PackingAsk>(createWorker)
  return {
    pack: backup => ask<BackupOutcome<Uint8Array<ArrayBuffer>>>({ work: 'pack', backup }),
    unpack: bytes => ask<BackupOutcome<ReadBackup>>({ work: 'unpack', bytes }),
  }
}
