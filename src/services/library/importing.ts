import type { OpenedFile } from '#contract/answers'
import { carryOver, type BookWork, type CarriedOver } from '#domain/editions/carry-over'
import { matchEditions, type EditionPair } from '#domain/editions/match'
import { encodeBundle, type BundleFile } from '#formats/bundle'
import { pairTwoFiles } from '#formats/import/bilingual/two-files'
import type { BookText, ImportChoices, ImportPreview } from '#formats/import/importer'
import { previewImport } from '#formats/import/index'
import type { TaskOptions } from '../in-worker.ts'

/** The work of an import, which for a long text takes seconds: done where it does not hold up typing. */
export interface Importing {
  /** What the file would become. Rejects, as the others do, when the signal of who asks says that nobody wants to know any more. */
  readonly preview: (
    file: OpenedFile,
    choices?: ImportChoices,
    asking?: TaskOptions,
  ) => Promise<ImportPreview>
  readonly encode: (text: BookText, asking?: TaskOptions) => Promise<readonly BundleFile[]>
  /** Puts the paragraphs of a translation beside those of its source. */
  readonly pair: (
    source: ReadablePreview,
    translation: ReadablePreview,
    asking?: TaskOptions,
  ) => Promise<ReadablePreview>
  readonly carryOver: (carrying: Carrying) => Promise<CarriedOver>
}

/** What was found in a file that can be kept. */
export type ReadablePreview = ImportPreview & { readonly ok: true }

/** The work on one edition, and what there is of another. */
export interface Carrying extends Omit<EditionPair, 'match'> {
  readonly work: BookWork
  readonly present: BookWork
  readonly now: number
}

/** Importing where it is called. */
export const importingHere: Importing = {
  preview: async ({ bytes, name }, choices, asking) =>
    previewImport(bytes, name, choices, asking?.onProgress),
  encode: async (text, asking) => encodeBundle(text, asking?.onProgress),
  pair: async (source, translation, asking) =>
    pairTwoFiles(source, translation, asking?.onProgress),
  carryOver: async ({ work, present, now, ...editions }) => {
    const match = matchEditions(editions.old, editions.fresh)
    return carryOver(work, present, { ...editions, match }, now)
  },
}
