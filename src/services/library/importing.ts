import type { OpenedFile } from '#contract/answers'
import type { Anchor } from '#domain/anchor'
import { collate, type Collating, type CollationRow } from '#domain/collation/collate'
import { carryOver, type BookWork, type CarriedOver } from '#domain/editions/carry-over'
import { areInTwoScripts, chineseFold } from '#domain/editions/fold'
import { matchEditions, type EditionPair, type EditionParagraph } from '#domain/editions/match'
import { offeredPlaces, type OfferedPlace } from '#domain/editions/offered-places'
import { encodeBundle, type BundleFile } from '#formats/bundle'
import type { ReadReviewed } from '#formats/reviewed/index'
import type { BookText, ImportChoices } from '#formats/import/importer'
import type { TaskOptions } from '../in-worker.ts'
import { readImport } from './read-import.ts'
import { previewHere, type TextPreview } from './text-preview.ts'

export interface PreviewOptions extends TaskOptions {
  /** The file that came together with the first: it may be its translation, or its source. */
  readonly beside?: OpenedFile | null | undefined
}

/** The work of an import. It takes seconds for a long text, so in the program a worker does it. */
export interface Importing {
  /**
   * What a file would become. Rejects with the signal's reason once it is aborted. The caller
   * releases what is held.
   */
  readonly preview: (
    file: OpenedFile,
    choices?: ImportChoices,
    options?: PreviewOptions,
  ) => Promise<TextPreview>
  readonly encode: (text: BookText) => Promise<readonly BundleFile[]>
  readonly carryOver: (carrying: Carrying) => Promise<CarriedOver>
  /** How two editions differ. Rejects with the signal's reason once it is aborted. */
  readonly collate: (editions: Collating, options?: TaskOptions) => Promise<readonly CollationRow[]>
  /** What a file that comes back from a review says of pairs. */
  readonly readReviewed: (file: OpenedFile, options?: TaskOptions) => Promise<ReadReviewed>
  /** Where the words of each orphan may be in a book, the likeliest place first. */
  readonly offerPlaces: (offering: Offering) => Promise<readonly (readonly OfferedPlace[])[]>
}

/** The work on one edition, and the work that another has already. */
export interface Carrying extends Omit<EditionPair, 'match' | 'fold'> {
  readonly work: BookWork
  readonly present: BookWork
  readonly now: number
}

/** The anchors of each orphan, and the text of its book. */
export interface Offering {
  readonly orphans: readonly (readonly Anchor[])[]
  readonly paragraphs: readonly EditionParagraph[]
}

/** Importing in this thread. */
export const importingHere: Importing = {
  preview: async (file, choices, { beside, onProgress } = {}) => {
    const read = readImport({ file, beside, choices }, onProgress)
    return read.ok ? previewHere(read) : read
  },
  encode: async text => encodeBundle(text),
  readReviewed: async ({ bytes }, { onProgress } = {}) =>
    (await import('#formats/reviewed/index')).readReviewed(bytes, onProgress),
  carryOver: async ({ work, present, now, ...editions }) => {
    const { chineseVariants } = await import('../searching/chinese-variants.ts')
    const fold = chineseFold(chineseVariants())
    const { old, fresh } = editions
    if (!areInTwoScripts(old, fresh, fold))
      return carryOver(work, present, { ...editions, match: matchEditions(old, fresh) }, now)
    const match = matchEditions(old, fresh, fold)
    return carryOver(work, present, { ...editions, match, fold }, now)
  },
  collate: async (editions, { onProgress } = {}) => {
    const { chineseVariants } = await import('../searching/chinese-variants.ts')
    return collate(editions, chineseFold(chineseVariants()), onProgress)
  },
  offerPlaces: async ({ orphans, paragraphs }) => {
    const { chineseVariants } = await import('../searching/chinese-variants.ts')
    return offeredPlaces(orphans, paragraphs, chineseFold(chineseVariants()))
  },
}
