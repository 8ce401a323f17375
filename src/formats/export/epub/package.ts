import { sidesIn } from '#domain/exporting/export-format'
import { validTag } from '../exchange/xml-text.ts'
import type { ExportLabels, Project } from '../exporter.ts'
import { escapeHtml } from '../html-text.ts'
import { languageXhtml } from './page.ts'

/** The beginning of the names of books that this program exported, before the book's id. */
export const ownIdentifier = 'urn:duizhao:book:'

/** Returns the package of a book with the documents `pages`, in their order. */
export function packageXml(
  project: Project,
  labels: ExportLabels,
  title: string,
  pages: readonly string[],
): string {
  const { book, sides, leads } = project
  const languages = sidesIn(sides, leads).map(side =>
    side === 'source' ? validTag(book.language) : validTag(labels.language),
  )
  const author = leads === 'translation' ? (book.translatedAuthor ?? book.author) : book.author
  const { licence, origin } = book.provenance
  const said = (name: string, words: string | undefined): string =>
    words === undefined ? '' : `<dc:${name}>${escapeHtml(words)}</dc:${name}>\n`
  const items = pages.map(
    file => `<item id="${idOf(file)}" href="${file}" media-type="application/xhtml+xml"/>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" ${languageXhtml(languages[0] ?? 'und').split(' ')[1] ?? ''}>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${ownIdentifier}${escapeHtml(book.id)}:${sides}</dc:identifier>
<dc:title>${escapeHtml(title)}</dc:title>
${languages.map(tag => `<dc:language>${escapeHtml(tag)}</dc:language>\n`).join('')}${said('creator', author)}${said('rights', licence)}${said('source', origin)}<meta property="dcterms:modified">${modifiedAt(project)}</meta>
${accessibility}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="style.css" media-type="text/css"/>
${items.join('\n')}
</manifest>
<spine>
${pages.map(file => `<itemref idref="${idOf(file)}"/>`).join('\n')}
</spine>
</package>
`
}

const idOf = (file: string): string => file.replace('.xhtml', '')

/** The last change of a mark, because the same work always gives the same bytes. */
function modifiedAt({ annotations }: Project): string {
  const last = annotations.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), 0)
  return `${new Date(last).toISOString().slice(0, 19)}Z`
}

const accessibility = [
  ['accessMode', 'textual'],
  ['accessModeSufficient', 'textual'],
  ['accessibilityFeature', 'tableOfContents'],
  ['accessibilityFeature', 'readingOrder'],
  ['accessibilityFeature', 'structuralNavigation'],
  ['accessibilityFeature', 'displayTransformability'],
  ['accessibilityHazard', 'none'],
  [
    'accessibilitySummary',
    'Text only. The language of each paragraph is marked, and notes are linked both ways.',
  ],
]
  .map(([name, words]) => `<meta property="schema:${name}">${words}</meta>`)
  .join('\n')
