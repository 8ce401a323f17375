import type { Annotation, Category } from '#domain/annotation'
import { kindWordsOf, stateOf } from '#domain/kinds/index'
import type { ExportLabels } from './exporter.ts'

/**
 * Returns the words for the category of a mark, for its state if its kind has states, and the text
 * fields that only its kind has.
 */
export function namesOf(
  annotation: Annotation,
  category: Category | undefined,
  labels: ExportLabels,
): readonly string[] {
  const state = stateOf(annotation)
  return [
    ...(category === undefined ? [] : [labels.category(category)]),
    ...(state === null ? [] : [labels.kindState(state)]),
    ...kindWordsOf(annotation).flatMap(({ name, text }) =>
      text === '' ? [] : `${labels.kindWord(name)}: ${text}`,
    ),
  ]
}
