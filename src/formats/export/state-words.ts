import { isBlank } from '#domain/rich-text'
import { untranslated, type TranslationText } from '#domain/translation'
import type { ExportLabels } from './exporter.ts'

/** What is to be said of how far a translation has come; null if it is done. */
export function stateWords(
  { content, state }: TranslationText = untranslated,
  labels: ExportLabels,
): string | null {
  if (state === 'done') return null
  return state === 'empty' && isBlank(content) ? labels.untranslated : labels.states[state]
}
