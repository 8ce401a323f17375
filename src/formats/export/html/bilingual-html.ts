/**
 * Exports a book with its translation as one self-contained HTML file: two columns aligned by
 * pairs, marks on both, and notes at the end with links both ways. It has no script.
 */
import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { exportSides, inOrder, sidesIn } from '#domain/exporting/export-format'
import { halvesOf } from '#domain/marking/halves'
import { emptyText } from '#domain/rich-text'
import { headOf } from '../export-head.ts'
import type { ExportLabels, Exporter, Project } from '../exporter.ts'
import { style } from './html-style.ts'
import { escapeHtml, htmlText } from '../html-text.ts'
import { sourceText } from '../looks.ts'
import { namesOf } from '../mark-names.ts'
import { noteHtml } from '../note-html.ts'
import { bookLink, markLink, paragraphLink } from '../place-links.ts'
import { stateWords } from '../state-words.ts'
import { surveyed, type ExportSurvey } from '../survey.ts'

export const bilingualHtml: Exporter = {
  extension: 'html',
  offers: {
    sides: exportSides,
    order: true,
    marks: true,
    states: true,
    links: true,
    preview: 'columns',
  },
  write,
}

function* write(project: Project, labels: ExportLabels): Generator<string> {
  const survey = yield* surveyed(project)
  yield head(project, labels)
  for (const paragraphs of portionsOf(project)) {
    yield `<section style="contain-intrinsic-block-size: auto ${heightOf(paragraphs, project)}em">\n`
    for (const paragraph of paragraphs) yield `${pair(paragraph, project, labels, survey)}\n`
    yield '</section>\n'
  }
  yield '</main>'
  yield* footer(survey, project, labels)
  yield '\n</body>\n</html>\n'
}

function head(project: Project, labels: ExportLabels): string {
  const { title, isTranslated } = headOf(project)
  const language = isTranslated ? labels.language : project.book.language
  return `<!doctype html>
<html lang="${escapeHtml(labels.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title lang="${escapeHtml(language)}">${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${header(project, labels)}
<main>
${sideNames(project, labels)}`
}

/** The names above the columns, if there are two. */
const sideNames = ({ sides, leads }: Project, labels: ExportLabels): string =>
  sides === 'both'
    ? `<div class="pair sides" aria-hidden="true">${inOrder(leads)
        .map(side => `<div>${escapeHtml(labels[side])}</div>`)
        .join('')}</div>\n`
    : ''

/**
 * How many pairs are one section, which the browser lays out only when it comes near the screen.
 */
const portion = 40

function* portionsOf({ chapters }: Project): Generator<readonly Paragraph[]> {
  for (const chapter of chapters)
    for (let from = 0; from < chapter.length; from += portion)
      yield chapter.slice(from, from + portion)
}

/**
 * Returns an estimated height of `paragraphs` in em, for the scroll bar until they are laid out.
 */
const heightOf = (paragraphs: readonly Paragraph[], { translations }: Project): number =>
  paragraphs.reduce((sum, { id, text }) => {
    const words = translations.get(id)?.content.text ?? ''
    return sum + 1 + 2 * Math.ceil(Math.max(text.length, words.length / 2, 1) / 30)
  }, 0)

function header(project: Project, labels: ExportLabels): string {
  const { title, isTranslated, translated, source } = headOf(project)
  const line = (name: 'h1' | 'p', isTranslation: boolean, inner: string) => {
    const language = isTranslation ? labels.language : project.book.language
    return `<${name} lang="${escapeHtml(language)}" dir="auto">${inner}</${name}>`
  }
  const words = (isTranslation: boolean) => (text: string) =>
    line('p', isTranslation, escapeHtml(text))
  const link = bookLink(project)
  const named = escapeHtml(title)
  const heading = link === null ? named : `<a class="book" href="${link}">${named}</a>`
  return `<header>
${[
  line('h1', isTranslated, heading),
  ...translated.map(words(true)),
  ...source.map(words(false)),
].join('\n')}
</header>`
}

function pair(
  paragraph: Paragraph,
  project: Project,
  labels: ExportLabels,
  survey: ExportSurvey,
): string {
  const { book, translations, sides, leads } = project
  const { id, kind, level } = paragraph
  const translation = translations.get(id)
  const shown = sidesIn(sides, leads)
  const htmlOf = (side: Side): string => {
    const language = side === 'source' ? book.language : labels.language
    const rich = side === 'source' ? sourceText(paragraph) : (translation?.content ?? emptyText)
    const words = htmlText(rich, survey.marks(id, side))
    // The title of the book has level 1, and HTML has six levels.
    const isHeading = level !== undefined && side === shown[0]
    const name = isHeading ? `h${Math.min(level + 1, 6)}` : 'p'
    // A PDF that a browser prints has the language only if it is on the paragraph itself.
    const lang = `lang="${escapeHtml(language)}"`
    const dir = side === 'source' ? '' : ' dir="auto"'
    const text = words.trim() === '' ? '' : `<${name} ${lang}${dir}>${words}</${name}>`
    const state = side === 'source' ? null : stateWords(translation, labels)
    const said = state === null ? '' : `<p class="state" ${lang}>${escapeHtml(state)}</p>`
    return `<div ${lang}>${text}${said}</div>`
  }
  const classes = [
    'pair',
    kind,
    ...(level === undefined ? [] : [`level-${level}`]),
    ...(shown.length === 1 ? ['alone'] : []),
  ]
  const place = placeHtml(paragraphLink(project, id), project.numberOf(id))
  return `<div class="${classes.join(' ')}" id="${id}">${place}${shown.map(htmlOf).join('')}</div>`
}

/** The number is drawn by the style sheet, so that it is no part of a copied or imported text. */
const placeHtml = (link: string | null, number: number): string =>
  link === null
    ? ''
    : `<a class="place" href="${link}" data-number="${number}" aria-label="¶ ${number}"></a>`

function* footer(survey: ExportSurvey, project: Project, labels: ExportLabels): Generator<string> {
  const { numbered, orphans } = survey
  if (numbered.length + orphans.length === 0) return
  yield `\n<footer>\n<h2>${escapeHtml(labels.notes)}</h2>\n<ol>\n`
  for (const entry of numbered) yield `${numberedNote(entry, project, labels)}\n`
  yield '</ol>'
  if (orphans.length > 0) {
    yield '\n<ul class="lost">\n'
    for (const annotation of orphans) yield `${lostNote(annotation, project, labels)}\n`
    yield '</ul>'
  }
  yield '\n</footer>'
}

/** Returns a note. Each of its quotations links back to its place in the text. */
function numberedNote(
  entry: ExportSurvey['numbered'][number],
  project: Project,
  labels: ExportLabels,
): string {
  const { book } = project
  const { number, annotation, category, quotes } = entry
  const links = quotes.map(({ side, anchor, part, range }, i) => {
    const isAbout = annotation.scope !== undefined
    const lang = side === 'source' && !isAbout ? book.language : labels.language
    const words = escapeHtml(isAbout ? labels.place(annotation) : anchor.quote.exact)
    const quote =
      part === null
        ? `<span lang="${escapeHtml(lang)}" dir="auto">${words}</span>${range ? '' : ` (${escapeHtml(labels.orphan)})`}`
        : `<a href="#mark-${number}-${part}" lang="${escapeHtml(lang)}" dir="auto">${words}</a>`
    const before = quotes[i - 1]
    return before ? (before.side === side ? ` … ${quote}` : ` ⇄ ${quote}`) : quote
  })
  const names = namesOf(annotation, category, labels)
  const place = placeHtml(markLink(project, annotation.id), annotation.index + 1)
  return `<li id="note-${number}">${links.join('')}${aside(names)}${place}${written(annotation, labels)}</li>`
}

function lostNote(
  annotation: Annotation,
  { book, categories }: Project,
  labels: ExportLabels,
): string {
  const category = categories.get(annotation.category)
  const halves = halvesOf(annotation).map(({ side, anchors }) => {
    const lang = side === 'source' ? book.language : labels.language
    const words = anchors.map(({ quote }) => escapeHtml(quote.exact)).join(' … ')
    return `<span lang="${escapeHtml(lang)}" dir="auto">${words}</span>`
  })
  const names = [labels.orphan, ...namesOf(annotation, category, labels)]
  return `<li>${halves.join(' ⇄ ')}${aside(names)}${written(annotation, labels)}</li>`
}

const aside = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` <span class="category">${escapeHtml(names.join(' · '))}</span>`

/** Returns the paragraphs of a note, and the tags under them. */
function written({ note, tags }: Annotation, labels: ExportLabels): string {
  const named = tags.map(tag => `<bdi>${escapeHtml(tag)}</bdi>`).join(' ')
  return noteHtml(note) + (named && `<p class="tags">${escapeHtml(labels.tags)} ${named}</p>`)
}
