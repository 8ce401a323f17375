import type { OpenedFile } from '#contract/answers'
import type { CarriedOver } from '#domain/editions/carry-over'
import type { BundleFile } from '#formats/bundle'
import type { BookText, ImportChoices, ImportPreview } from '#formats/import/importer'
import { askApart } from '../in-worker.ts'
import type { Carrying, Importing, ReadablePreview } from './importing.ts'
import type { PackingAsk } from '../restoring/packing.ts'
import type { ComparingAsk } from '../restoring/comparing.ts'

/** What a worker of `import-worker.ts` is asked. */
export type Ask =
  | {
      readonly work: 'preview'
      readonly file: OpenedFile
      readonly choices: ImportChoices | undefined
    }
  | { readonly work: 'encode'; readonly text: BookText }
  | {
      readonly work: 'pair'
      readonly source: ReadablePreview
      readonly translation: ReadablePreview
    }
  | { readonly work: 'carry'; readonly carrying: Carrying }
  | PackingAsk
  | ComparingAsk

/** Importing in a worker. */
export function importingInWorker(createWorker: () => Worker): Importing {
  const ask = askApart<Ask>(createWorker)
  return {
    preview: (file, choices, asking) =>
      ask<ImportPreview>({ work: 'preview', file, choices }, asking),
    encode: (text, asking) => ask<readonly BundleFile[]>({ work: 'encode', text }, asking),
    pair: (source, translation, asking) =>
      ask<ReadablePreview>({ work: 'pair', source, translation }, asking),
    carryOver: carrying => ask<CarriedOver>({ work: 'carry', carrying }),
  }
}
