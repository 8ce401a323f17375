import { weightOf } from '#domain/content-sum'
import type { AnnotationId } from '#domain/ids'
import type { TranslationText } from '#domain/translation'
import type { EarlierAnchors } from './earlier-anchors.ts'

/** What stays in memory of an unloaded section, so that its changes can be undone. */
export interface KeptHistory {
  readonly steps: unknown
  /** The sum of the text that the steps belong to. On another text they would be wrong. */
  readonly of: bigint
  readonly earlier: EarlierAnchors
  readonly orphans: readonly AnnotationId[]
}

/** A sum that differs if the text or the state of any translation differs. */
export const sumOfTranslations = (translations: readonly TranslationText[]): bigint =>
  weightOf(
    'translations',
    translations.map(({ content, state }) => ({ content, state })),
  )
