import { formats, type Format, type RichText } from '#domain/rich-text'
import type { Draft } from '../draft.ts'

/**
 * Converts an imported paragraph to a translation, with the formats that a translation can have.
 */
export const asRichText = ({ text, inlines = [] }: Pick<Draft, 'text' | 'inlines'>): RichText => ({
  text,
  spans: inlines.flatMap(({ kind, start, end }) =>
    isFormat(kind) ? [{ format: kind, start, end }] : [],
  ),
})

const isFormat = (kind: string): kind is Format => formats.some(format => format === kind)
