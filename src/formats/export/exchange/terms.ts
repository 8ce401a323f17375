/** The glossary of a book: its marks that are terms, and words that are linked with a rendering. */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { halvesOf } from '#domain/marking/halves'
import { isBlank } from '#domain/rich-text'
import type { Project } from '../exporter.ts'
import type { ExportSurvey } from '../survey.ts'

export interface Term {
  readonly source: string
  /** How it is read; empty if nobody says. */
  readonly reading: string
  /** Its renderings, the first one first. Never empty. */
  readonly translations: readonly string[]
  /** The words of the notes. */
  readonly notes: readonly string[]
  /** The paragraph in which it was first marked; empty if it is no longer there. */
  readonly context: string
}

/** Returns the terms in the order of the text, each once. */
export function termsOf(
  { located, orphans }: ExportSurvey,
  { chapters }: Project,
): readonly Term[] {
  const texts = new Map(chapters.flat().map(({ id, text }) => [id, text]))
  const terms = new Map<string, Term>()
  for (const annotation of [...located.map(one => one.annotation), ...orphans]) {
    const [source, written] = [wordsOn('source', annotation), wordsOn('translation', annotation)]
    const isTerm = annotation.kind === 'term'
    const translations = [isTerm ? annotation.rendering.trim() : '', written].filter(
      words => words !== '',
    )
    if (source === '' || translations.length === 0) continue
    const known = terms.get(source)
    const note = annotation.note.filter(rich => !isBlank(rich)).map(({ text }) => text)
    const id = halvesOf(annotation).find(({ side }) => side === 'source')?.anchors[0]?.paragraphId
    terms.set(source, {
      source,
      reading: known?.reading || (isTerm ? annotation.reading.trim() : ''),
      translations: [...new Set([...(known?.translations ?? []), ...translations])],
      notes: [...new Set([...(known?.notes ?? []), ...(note.length > 0 ? [note.join('\n')] : [])])],
      context: known?.context ?? ((id && texts.get(id)) || ''),
    })
  }
  return [...terms.values()]
}

const wordsOn = (wanted: Side, annotation: Annotation): string =>
  halvesOf(annotation)
    .filter(({ side }) => side === wanted)
    .flatMap(({ anchors }) => anchors.map(({ quote }) => quote.exact))
    .join(' … ')
    .replaceAll(/\s+/g, ' ')
    .trim()
