/** A book as it is set on paper, with its marks, the signs of its notes, and the notes. */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { titleOn } from '#domain/book-record'
import { sidesIn } from '#domain/exporting/export-format'
import { halvesOf } from '#domain/marking/halves'
import type { PaperCell, PaperPair, PaperRun, PaperText } from '#domain/paper/paper-text'
import { emptyText, isBlank } from '#domain/rich-text'
import { headOf } from '../export-head.ts'
import type { ExportLabels, Project } from '../exporter.ts'
import { sourceText } from '../looks.ts'
import { namesOf } from '../mark-names.ts'
import { bookLink, paragraphLink } from '../place-links.ts'
import { stateWords } from '../state-words.ts'
import { surveyed, type ExportSurvey } from '../survey.ts'
import { paperLinks, type PaperLinks } from './paper-links.ts'
import { aside, runsOfText } from './paper-runs.ts'
import { paperNoteOf, noteParagraphs } from './paper-notes.ts'

/**
 * Returns what is set of `project`. Yields an empty text after each piece of work, so that a caller
 * can do other work.
 */
export function* paperTextOf(project: Project, labels: ExportLabels): Generator<string, PaperText> {
  const survey = yield* surveyed(project)
  const { book, sides } = project
  const { title, isTranslated, translated, source } = headOf(project)
  const language = sides === 'source' ? book.language : labels.language
  const named = (isTranslation: boolean) => (text: string) => ({
    text,
    language: isTranslation ? labels.language : book.language,
  })
  const links = paperLinks(project, survey)
  const pairs: PaperPair[] = []
  for (const [at, chapter] of project.chapters.entries()) {
    const continues = book.chapters[at]?.continues === true
    for (const [i, paragraph] of chapter.entries())
      pairs.push(pairOf(paragraph, i === 0 && !continues, { project, labels, survey, links }))
    yield ''
  }
  return {
    language,
    title: named(isTranslated)(title),
    link: bookLink(project),
    names: [...translated.map(named(true)), ...source.map(named(false))],
    contents: labels.contents,
    heads: {
      source: named(false)(titleOn(book, 'source')),
      translation: named(book.translatedTitle !== undefined)(titleOn(book, 'translation')),
    },
    pairs: [...pairs, ...lostPairs({ project, labels, survey, links })],
    notes: survey.numbered.map(entry => paperNoteOf(entry, { labels, project, links })),
  }
}

interface Context {
  readonly project: Project
  readonly labels: ExportLabels
  readonly survey: ExportSurvey
  readonly links: PaperLinks
}

function pairOf(paragraph: Paragraph, startsChapter: boolean, context: Context): PaperPair {
  const { project } = context
  const { id, level = null, kind } = paragraph
  return {
    id,
    number: project.numberOf(id),
    link: paragraphLink(project, id),
    level,
    kind,
    startsChapter,
    cells: sidesIn(project.sides, project.leads).map(side => cellOf(side, paragraph, context)),
  }
}

function cellOf(
  side: Side,
  paragraph: Paragraph,
  { project, labels, survey, links }: Context,
): PaperCell {
  const marks = survey.marks(paragraph.id, side)
  if (side === 'source') {
    const runs = runsOfText(sourceText(paragraph), { marks, links })
    return { side, language: project.book.language, runs }
  }
  const translation = project.translations.get(paragraph.id)
  const content = translation?.content ?? emptyText
  const isMissing = isBlank(content)
  const isSaid = project.sides === 'both' || isMissing
  const state = isSaid ? stateWords(translation, labels) : null
  const said: readonly PaperRun[] =
    state === null ? [] : [aside(isMissing ? `[${state}]` : ` [${state}]`)]
  return {
    side,
    language: labels.language,
    runs: [...runsOfText(content, { marks, links }), ...said],
  }
}

/** The annotations that have lost their place, at the end of the book. */
function lostPairs(context: Context): readonly PaperPair[] {
  const { project, labels } = context
  const { orphans } = context.survey
  if (orphans.length === 0) return []
  const { book, sides, leads } = project
  const shown = sidesIn(sides, leads)
  const besides = { id: null, number: null, link: null, startsChapter: false } as const
  const cell = (side: Side, runs: readonly PaperRun[]): PaperCell => ({
    side,
    language: side === 'source' ? book.language : labels.language,
    runs,
  })
  const heading: PaperPair = {
    ...besides,
    level: 1,
    kind: 'heading',
    cells: shown.map((side, i) => cell(side, i === 0 ? [aside(labels.orphan)] : [])),
  }
  return [
    heading,
    ...orphans.map((annotation): PaperPair => {
      const words = lostWords(annotation, context)
      const cells = shown.map(side => {
        if (shown.length === 1) return cell(side, [...words.quoted, aside(' — '), ...words.said])
        return cell(side, side === 'source' ? words.quoted : words.said)
      })
      return { ...besides, level: null, kind: 'note', cells }
    }),
  ]
}

function lostWords(annotation: Annotation, { project, labels, links }: Context) {
  const { categories } = project
  const quoted = halvesOf(annotation)
    .map(({ anchors }) => anchors.map(({ quote }) => quote.exact).join(' … '))
    .join(' ⇄ ')
  const names = [
    ...namesOf(annotation, categories.get(annotation.category), labels),
    ...annotation.tags.map(tag => `#${tag}`),
  ].join(' · ')
  const paragraphs = noteParagraphs(annotation.note, labels.language, links)
  const said = [
    ...(names === '' ? [] : [[aside(names)]]),
    ...paragraphs.map(({ runs }) => runs),
  ].flatMap((runs, i) => (i === 0 ? runs : [aside('\n'), ...runs]))
  return { quoted: quoted === '' ? [] : [aside(quoted)], said }
}
