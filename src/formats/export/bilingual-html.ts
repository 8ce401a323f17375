/**
 * A book with its translation as one HTML file that needs nothing else: two columns,
 * level by row, marks drawn over both, notes at the end with links both ways. No script.
 */
import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { emptyText, isBlank } from '#domain/rich-text'
import type { ExportLabels, Exporter, Project } from './exporter.ts'
import { style } from './html-style.ts'
import { escapeHtml, htmlText } from './html-text.ts'
import { sourceText } from './looks.ts'
import { stateWords } from './state-words.ts'
import { surveyOf, type Numbered, type Survey } from './survey.ts'

/** For reading, printing and handing on. */
export const bilingualHtml: Exporter = { id: 'bilingual-html', extension: 'html', write }

function write(project: Project, labels: ExportLabels): string {
  const { book, chapters } = project
  const survey = surveyOf(project)
  return `<!doctype html>
<html lang="${escapeHtml(labels.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title lang="${escapeHtml(book.language)}">${escapeHtml(book.title)}</title>
<style>${style}</style>
</head>
<body>
${header(project)}
<main>
<div class="pair sides" aria-hidden="true"><div>${escapeHtml(labels.source)}</div><div>${escapeHtml(labels.translation)}</div></div>
${chapters
  .flat()
  .map(paragraph => pair(paragraph, project, labels, survey))
  .join('\n')}
</main>${footer(survey, project, labels)}
</body>
</html>
`
}

function header({ book }: Project): string {
  const { origin, licence, file } = book.provenance
  const facts = [book.author, origin, licence, file].filter(fact => fact !== undefined)
  const lang = `lang="${escapeHtml(book.language)}"`
  return `<header>
<h1 ${lang} dir="auto">${escapeHtml(book.title)}</h1>
${facts.map(fact => `<p ${lang} dir="auto">${escapeHtml(fact)}</p>`).join('\n')}
</header>`
}

function pair(
  paragraph: Paragraph,
  { book, translations }: Project,
  labels: ExportLabels,
  survey: Survey,
): string {
  const { id, kind, level } = paragraph
  const translation = translations.get(id)
  const content = translation?.content ?? emptyText
  const words = stateWords(translation, labels)
  // The title of the book is the first level; HTML knows six.
  const name = level === undefined ? 'p' : `h${Math.min(level + 1, 6)}`
  const source = htmlText(sourceText(paragraph), survey.marks(id, 'source'))
  const lines = [
    ...(isBlank(content)
      ? []
      : [`<p dir="auto">${htmlText(content, survey.marks(id, 'translation'))}</p>`]),
    ...(words === null ? [] : [`<p class="state">${escapeHtml(words)}</p>`]),
  ]
  const classes = ['pair', kind, ...(level === undefined ? [] : [`level-${level}`])].join(' ')
  return (
    `<div class="${classes}" id="${id}">` +
    `<div lang="${escapeHtml(book.language)}"><${name}>${source}</${name}></div>` +
    `<div lang="${escapeHtml(labels.language)}">${lines.join('')}</div>` +
    `</div>`
  )
}

function footer(survey: Survey, project: Project, labels: ExportLabels): string {
  const { numbered, orphans } = survey
  if (numbered.length + orphans.length === 0) return ''
  const items = numbered.map(entry => numberedNote(entry, project, labels))
  const lost = orphans.map(annotation => lostNote(annotation, project, labels))
  return `
<footer>
<h2>${escapeHtml(labels.notes)}</h2>
<ol>
${items.join('\n')}
</ol>${lost.length === 0 ? '' : `\n<ul class="lost">\n${lost.join('\n')}\n</ul>`}
</footer>`
}

/** A note; each of its quotations leads back to where it stands. */
function numberedNote(entry: Numbered, { book }: Project, labels: ExportLabels): string {
  const { number, annotation, category, quotes } = entry
  const lang = annotation.side === 'source' ? book.language : labels.language
  const links = quotes.map(({ anchor, part }) => {
    const words = escapeHtml(anchor.quote.exact)
    return part === null
      ? `<span lang="${escapeHtml(lang)}" dir="auto">${words}</span> (${escapeHtml(labels.orphan)})`
      : `<a href="#mark-${number}-${part}" lang="${escapeHtml(lang)}" dir="auto">${words}</a>`
  })
  const name = category === undefined ? [] : [labels.category(category)]
  return `<li id="note-${number}">${links.join(' … ')}${aside(name)}${written(annotation, labels)}</li>`
}

function lostNote(
  annotation: Annotation,
  { book, categories }: Project,
  labels: ExportLabels,
): string {
  const category = categories.get(annotation.category)
  const lang = annotation.side === 'source' ? book.language : labels.language
  const words = annotation.anchors.map(({ quote }) => escapeHtml(quote.exact)).join(' … ')
  const names = [labels.orphan, ...(category === undefined ? [] : [labels.category(category)])]
  return `<li><span lang="${escapeHtml(lang)}" dir="auto">${words}</span>${aside(names)}${written(annotation, labels)}</li>`
}

const aside = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` <span class="category">${escapeHtml(names.join(' · '))}</span>`

/** The note's paragraphs, and the tags under them. */
function written({ note, tags }: Annotation, labels: ExportLabels): string {
  const words = note
    .filter(rich => !isBlank(rich))
    .map(rich => `<p dir="auto">${htmlText(rich)}</p>`)
  const named = tags.map(tag => `<bdi>${escapeHtml(tag)}</bdi>`).join(' ')
  return words.join('') + (named && `<p class="tags">${escapeHtml(labels.tags)} ${named}</p>`)
}
