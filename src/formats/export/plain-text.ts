/**
 * Exports a book as plain text: paragraphs with an empty line between them, and below them the
 * notes under their numbers. It has no formats and no marks without words.
 */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { exportSides, sidesIn } from '#domain/exporting/export-format'
import { halvesOf } from '#domain/marking/halves'
import { isBlank, type RichText } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import { headOf } from './export-head.ts'
import type { ExportLabels, Exporter, Project } from './exporter.ts'
import { sourceText, type SourceText } from './looks.ts'
import { namesOf } from './mark-names.ts'
import { stateWords } from './state-words.ts'
import { surveyed, type ExportSurvey, type Mark } from './survey.ts'

export const plainText: Exporter = {
  extension: 'txt',
  offers: { sides: exportSides, order: true, marks: true, states: true, preview: 'text' },
  write,
}

function* write(project: Project, labels: ExportLabels): Generator<string> {
  const survey = yield* surveyed(project)
  const { title, translated, source } = headOf(project)
  yield `${[title, ...translated, ...source].map(tidy).join('\n')}\n`
  for (const chapter of project.chapters)
    for (const paragraph of chapter) yield pair(paragraph, project, labels, survey)
  yield* notes(survey, project, labels)
}

/** Returns a paragraph of each side that is exported, each after an empty line. */
function pair(
  paragraph: Paragraph,
  { translations, sides, leads }: Project,
  labels: ExportLabels,
  survey: ExportSurvey,
): string {
  const { id } = paragraph
  const translation = translations.get(id)
  const content = translation?.content ?? { text: '', spans: [] }
  const state = stateWords(translation, labels)
  // A translation alone says only what is missing.
  const isSaid = state !== null && (sides === 'both' || isBlank(content))
  const texts: Readonly<Record<Side, string>> = {
    source: signed(sourceText(paragraph), survey.marks(id, 'source')),
    translation: [
      isSaid ? `[${tidy(state)}]` : '',
      signed(content, survey.marks(id, 'translation')).trim(),
    ]
      .filter(text => text !== '')
      .join(' '),
  }
  return sidesIn(sides, leads)
    .map(side => texts[side])
    .filter(text => text !== '')
    .map(text => `\n${text}\n`)
    .join('')
}

/** Returns a text with its readings and the signs of its notes. */
function signed(
  { text, around = [] }: RichText & Partial<SourceText>,
  marks: readonly Mark[],
): string {
  const readings = around.flatMap(it =>
    it.kind === 'ruby' ? [{ at: it.end, words: `(${it.reading})` }] : [],
  )
  const signs = marks.flatMap(({ sign, number }) =>
    sign === null ? [] : [{ at: sign, words: `[${number}]` }],
  )
  let written = ''
  let from = 0
  for (const { at, words } of [...readings, ...signs].toSorted((a, b) => a.at - b.at)) {
    written += text.slice(from, at) + words
    from = at
  }
  return tidy(written + text.slice(from))
}

function* notes(
  { numbered, orphans }: ExportSurvey,
  project: Project,
  labels: ExportLabels,
): Generator<string> {
  if (numbered.length + orphans.length === 0) return
  yield `\n${tidy(labels.notes)}\n`
  for (const { number, annotation, category } of numbered)
    yield note(`[${number}] `, annotation, namesOf(annotation, category, labels), labels)
  for (const annotation of orphans) {
    const category = project.categories.get(annotation.category)
    const names = [labels.orphan, ...namesOf(annotation, category, labels)]
    yield note('', annotation, names, labels)
  }
}

function note(
  sign: string,
  annotation: Annotation,
  names: readonly string[],
  labels: ExportLabels,
): string {
  const words = annotation.scope ? labels.place(annotation) : quotesOf(annotation)
  const { note: body, tags } = annotation
  const lines = [
    `${sign}${words}${names.length === 0 ? '' : ` (${names.join(', ')})`}`,
    ...body.filter(rich => !isBlank(rich)).map(({ text }) => text),
    ...(tags.length === 0 ? [] : [`${labels.tags} ${tags.join(' · ')}`]),
  ]
  return `\n${lines.map(tidy).join('\n')}\n`
}

const quotesOf = (annotation: Annotation): string =>
  halvesOf(annotation)
    .map(({ anchors }) => anchors.map(({ quote }) => `“${quote.exact}”`).join(' … '))
    .join(' ⇄ ')

const tidy = (text: string): string => withoutControls(text).replaceAll(/\r\n?/g, '\n').trimEnd()
