import type { OpenedFile } from '#contract/answers'
import type { Pairing } from '#domain/align/pairing'
import type { Collating, CollationRow } from '#domain/collation/collate'
import type { CarriedOver } from '#domain/editions/carry-over'
import type { OfferedPlace } from '#domain/editions/offered-places'
import type { ParagraphId } from '#domain/ids'
import type { TaughtRule } from '#domain/library/taught'
import type { BundleFile } from '#formats/bundle'
import type { BesideParagraph } from '#formats/import/bilingual/imported-translation'
import type { ReadReviewed } from '#formats/reviewed/index'
import type { BookText, ImportFault } from '#formats/import/importer'
import { askOnce, TaskWorker, type TaskOptions } from '../in-worker.ts'
import type { Carrying, Importing, Offering } from './importing.ts'
import type { PreviewLine } from './preview-lines.ts'
import type { FilesToRead } from './read-import.ts'
import type { PackingAsk } from '../restoring/packing.ts'
import type { ComparingAsk } from '../restoring/comparing.ts'
import type { HeldText, ReadSummary } from './text-preview.ts'

/**
 * What the page asks a worker of `import-worker.ts`. `encodeRead`, `beside`, `count`,
 * `countAlike`, `lines` and `changed` are about the text that it has read.
 */
export type Ask =
  | { readonly work: 'preview'; readonly files: FilesToRead }
  | { readonly work: 'encodeRead'; readonly isUnderOwnId: boolean }
  | { readonly work: 'beside'; readonly pairing: Pairing }
  | { readonly work: 'count'; readonly ids: readonly ParagraphId[] }
  | { readonly work: 'countAlike' | 'compared'; readonly texts: readonly string[] }
  | { readonly work: 'lines'; readonly from: number; readonly to: number }
  | { readonly work: 'changed'; readonly sets: readonly (readonly TaughtRule[])[] }
  | { readonly work: 'reviewed'; readonly file: OpenedFile }
  | { readonly work: 'encode'; readonly text: BookText }
  | { readonly work: 'carry'; readonly carrying: Carrying }
  /** The worker keeps the rows and returns how many there are. */
  | { readonly work: 'collate'; readonly editions: Collating }
  | { readonly work: 'rows'; readonly from: number }
  | { readonly work: 'offer'; readonly offering: Offering }
  | PackingAsk
  | ComparingAsk

/** What a worker returns for `preview`. */
export type PreviewAnswer = ReadSummary | ({ readonly ok: false } & ImportFault)

/** Importing in workers. The worker of a preview keeps the text until the preview is released. */
export function importingInWorker(createWorker: () => Worker): Importing {
  const ask = askOnce<Ask>(createWorker)
  return {
    preview: async (file, choices, { beside, ...options } = {}) => {
      const worker = new TaskWorker<Ask>(createWorker)
      try {
        const files = { file, beside, choices }
        const answer = await worker.ask<PreviewAnswer>({ work: 'preview', files }, options)
        if (answer.ok) return { ...answer, held: heldIn(worker) }
        worker.end()
        return answer
      } catch (error) {
        worker.end()
        throw error
      }
    },
    readReviewed: (file, options) => ask<ReadReviewed>({ work: 'reviewed', file }, options),
    encode: text => ask<readonly BundleFile[]>({ work: 'encode', text }),
    carryOver: carrying => ask<CarriedOver>({ work: 'carry', carrying }),
    collate: (editions, options) => collated(new TaskWorker<Ask>(createWorker), editions, options),
    offerPlaces: offering => ask<readonly (readonly OfferedPlace[])[]>({ work: 'offer', offering }),
  }
}

/** Takes the rows in slices: to receive 100,000 variants in one go would hold the page up. */
async function collated(
  worker: TaskWorker<Ask>,
  editions: Collating,
  options: TaskOptions = {},
): Promise<readonly CollationRow[]> {
  const { signal } = options
  const rows: CollationRow[] = []
  try {
    const count = await worker.ask<number>({ work: 'collate', editions }, options)
    while (rows.length < count) {
      const slice: Ask = { work: 'rows', from: rows.length }
      rows.push(...(await worker.ask<readonly CollationRow[]>(slice, { signal })))
    }
    return rows
  } finally {
    worker.end()
  }
}

const heldIn = (worker: TaskWorker<Ask>): HeldText => ({
  encode: (isUnderOwnId, options) =>
    worker.ask<readonly BundleFile[]>({ work: 'encodeRead', isUnderOwnId }, options),
  beside: pairing => worker.ask<readonly BesideParagraph[]>({ work: 'beside', pairing }),
  countOf: ids => worker.ask<number>({ work: 'count', ids }),
  countAlike: texts => worker.ask<number>({ work: 'countAlike', texts }),
  compared: texts => worker.ask<readonly string[]>({ work: 'compared', texts }),
  lines: (from, to) => worker.ask<readonly PreviewLine[]>({ work: 'lines', from, to }),
  changedBy: sets => worker.ask<readonly number[]>({ work: 'changed', sets }),
  release: () => worker.end(),
})
