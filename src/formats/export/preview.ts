/** The beginning of an export as the dialog shows it before it is written. */
import type { Side } from '#domain/anchor'
import type { MarkColour } from '#domain/annotation'
import { sidesIn, type ExportOffers } from '#domain/exporting/export-format'
import { kindWordsOf } from '#domain/kinds/index'
import { isBlank, type Format } from '#domain/rich-text'
import { headOf } from './export-head.ts'
import type { Exporter, ExportLabels, Project } from './exporter.ts'
import { sourceText } from './looks.ts'
import { markedPieces } from './marked-pieces.ts'
import { stateWords } from './state-words.ts'
import { surveyOf, type ExportSurvey } from './survey.ts'

/** A run of words with one look, and the numbers of the notes after it. */
export interface PreviewRun {
  readonly text: string
  readonly looks: readonly Format[]
  /** The colour of the last mark over it, or null. */
  readonly colour: MarkColour | null
  readonly signs: readonly number[]
}

export interface PreviewText {
  readonly side: Side
  /** BCP 47. */
  readonly language: string
  readonly runs: readonly PreviewRun[]
  /** What is said of the translation, such as that the paragraph is not translated. */
  readonly state: string | null
}

/** A paragraph on the sides that are exported, in their order. */
export interface PreviewPair {
  readonly id: string
  readonly number: number
  /** The level of a heading; null for other paragraphs. */
  readonly level: number | null
  readonly texts: readonly PreviewText[]
}

export type ExportPreview =
  | {
      readonly kind: Exclude<ExportOffers['preview'], 'text'>
      readonly title: string
      readonly titleLanguage: string
      readonly pairs: readonly PreviewPair[]
      readonly notes: readonly { readonly number: number; readonly text: string }[]
    }
  | { readonly kind: 'text'; readonly text: string }

/** The most UTF-16 units of a file that are shown. */
const mostText = 6000

/** A format that is shown as a page or as columns need not be written. */
type Shown = Exporter | { readonly offers: ExportOffers & { readonly preview: 'page' | 'columns' } }

/** Returns how `project`, a small part of a book, is exported. */
export function exportPreviewOf(
  exporter: Shown,
  project: Project,
  labels: ExportLabels,
): ExportPreview {
  const { preview } = exporter.offers
  if (preview === 'text')
    return { kind: 'text', text: 'write' in exporter ? beginning(exporter, project, labels) : '' }
  const survey = surveyed(project)
  const { title, isTranslated } = headOf(project)
  return {
    kind: preview,
    title,
    titleLanguage: isTranslated ? labels.language : project.book.language,
    pairs: project.chapters.flat().map(({ id, level = null, ...rest }) => ({
      id,
      number: project.numberOf(id),
      level,
      texts: sidesIn(project.sides, project.leads).map(side =>
        textOf(side, { id, ...rest }, { project, labels, survey }),
      ),
    })),
    notes: survey.numbered.map(({ number, annotation }) => ({
      number,
      text: [
        ...kindWordsOf(annotation).map(({ text }) => text),
        ...annotation.note.filter(rich => !isBlank(rich)).map(({ text }) => text),
        ...annotation.tags.map(tag => `#${tag}`),
      ]
        .filter(text => text !== '')
        .join(' '),
    })),
  }
}

interface Context {
  readonly project: Project
  readonly labels: ExportLabels
  readonly survey: ExportSurvey
}

function textOf(
  side: Side,
  paragraph: Omit<Project['chapters'][number][number], 'level'>,
  { project, labels, survey }: Context,
): PreviewText {
  const translation = project.translations.get(paragraph.id)
  const rich =
    side === 'source' ? sourceText(paragraph) : (translation?.content ?? { text: '', spans: [] })
  const isSaid = side === 'translation' && (project.sides === 'both' || isBlank(rich))
  return {
    side,
    language: side === 'source' ? project.book.language : labels.language,
    runs: markedPieces(rich, survey.marks(paragraph.id, side)).map(
      ({ text, looks, drawn, signs }) => ({
        text,
        looks,
        colour: drawn.at(-1)?.category?.colour ?? (drawn.length > 0 ? 'grey' : null),
        signs: signs.flatMap(({ number }) => number ?? []),
      }),
    ),
    state: isSaid ? stateWords(translation, labels) : null,
  }
}

function beginning(exporter: Exporter, project: Project, labels: ExportLabels): string {
  let text = ''
  for (const part of exporter.write(project, labels)) {
    if (typeof part === 'string') text += part
    if (text.length > mostText) return `${text.slice(0, mostText)}…`
  }
  return text
}

/** A part of a book has few marks, so they are located at once. */
function surveyed(project: Project): ExportSurvey {
  const steps = surveyOf(project)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
