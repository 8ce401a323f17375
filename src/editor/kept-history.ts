import { weightOf } from '#domain/content-sum'
import type { AnnotationId } from '#domain/ids'
import type { TranslationText } from '#domain/translation'
import type { EarlierAnchors } from './earlier-anchors.ts'

/** What is left of a section while it is out of memory, so that what was done in it can be undone. */
export interface KeptHistory {
  readonly steps: unknown
  /** What the text they are about adds up to: of another text they would make nonsense. */
  readonly of: bigint
  readonly earlier: EarlierAnchors
  readonly orphans: readonly AnnotationId[]
}

/** What the translations of a section add up to. */
export const sumOfTranslations = (translations: readonly TranslationText[]): bigint =>
  weightOf(
    'translations',
    translations.map(({ content, state }) => ({ content, state })),
  )
