import { isBlank } from '#domain/rich-text'
import { untranslated, type TranslationText } from '#domain/translation'
import type { ExportLabels } from './exporter.ts'

/** Returns the label of a translation's state; null if the translation is done. */
export function stateWords(
  { content, state }: TranslationText = untranslated,
  labels: ExportLabels,
): string | null {
  if (state === 'done') return null
  return state === 'empty' && isBlank(content) ? labels.untranslated : labels.states[state]
}
