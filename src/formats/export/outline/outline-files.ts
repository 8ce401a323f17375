/** Writes an outline as a text to go on with: headings, own paragraphs, and quoted passages. */
import type { NoteBody } from '#domain/annotation'
import { isBlank, plain } from '#domain/rich-text'
import { richMarkdown } from '../bilingual-markdown.ts'
import { docxLanguage, type DocxLanguage } from '../docx/docx-language.ts'
import { noteXml } from '../docx/note-paragraphs.ts'
import { docxFile } from '../docx/package.ts'
import { runsXml } from '../docx/runs.ts'
import { linkXml, paragraphXml } from '../docx/xml.ts'
import type { ExportPart } from '../exporter.ts'
import { escapeHtml } from '../html-text.ts'
import { escapeMarkdown, hardBreaks } from '../markdown-text.ts'
import { noteHtml } from '../note-html.ts'
import { noteMarkdown } from '../note-markdown.ts'
import { notesPage } from '../notes-page.ts'

/** Words of one language, as a BCP 47 tag. */
export interface QuotedText {
  readonly text: string
  readonly language: string
}

export type OutlineEntry =
  /** `level` is that of a heading under the title, from 1. */
  | { readonly kind: 'heading'; readonly level: number; readonly title: string }
  | { readonly kind: 'text'; readonly body: NoteBody }
  | {
      readonly kind: 'passage'
      /** The words of a mark, and what they are in the other language. */
      readonly quotes: readonly QuotedText[]
      /** Where the words are, such as “Book, chapter, ¶ 12”. */
      readonly reference: string
      /** Leads back to the mark; null if it is gone. */
      readonly link: string | null
      readonly note: NoteBody
    }

export interface OutlineFile {
  readonly title: string
  /** BCP 47 tags of what the reader writes, and of what is quoted. */
  readonly language: string
  readonly quotedLanguage: string
  readonly entries: readonly OutlineEntry[]
}

/** The formats of an outline. Each yields its file in small parts. */
export const outlineFiles = {
  docx: { extension: 'docx', write: docx },
  markdown: { extension: 'md', write: markdown },
  html: { extension: 'html', write: html },
} as const satisfies Record<
  string,
  { readonly extension: string; readonly write: (outline: OutlineFile) => Iterable<ExportPart> }
>

const deepest = 6

function* markdown({ title, entries }: OutlineFile): Generator<string> {
  yield `# ${inLine(title)}\n`
  for (const markdown of entries.map(entryMarkdown)) if (markdown !== '') yield `\n${markdown}\n`
}

const inLine = (text: string): string => escapeMarkdown(text.replaceAll('\n', ' '), false)

function entryMarkdown(entry: OutlineEntry): string {
  switch (entry.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(entry.level + 1, deepest))} ${inLine(entry.title)}`
    case 'text':
      return noteMarkdown(entry.body, '', richMarkdown).join('\n\n')
    case 'passage': {
      const words = inLine(entry.reference)
      const reference = entry.link === null ? words : `[${words}](${entry.link})`
      const quoted = [
        ...entry.quotes.map(({ text }) => escapeMarkdown(text, true)),
        `— ${reference}`,
      ]
      const lines = quoted.map(text => `> ${hardBreaks(text, '> ')}`)
      return [lines.join('\n>\n'), ...noteMarkdown(entry.note, '', richMarkdown)].join('\n\n')
    }
  }
}

const style = `
body { max-width: 44em; margin: 2em auto; padding: 0 1em; font: 1em/1.7 serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; break-after: avoid; }
blockquote { margin: 1em 0 1em 1.2em; padding-left: .8em; border-left: 2px solid #999; break-inside: avoid; }
blockquote p { margin: .3em 0; }
cite { color: #666; font-size: .85em; font-style: normal; }
cite a { color: inherit; }
pre { white-space: pre-wrap; }
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; }
  cite { color: #aaa; }
}
`

function html({ title, language, entries }: OutlineFile): Generator<string> {
  return notesPage({ title, language, style, body: entries.map(entry => `${entryHtml(entry)}\n`) })
}

function entryHtml(entry: OutlineEntry): string {
  switch (entry.kind) {
    case 'heading': {
      const name = `h${Math.min(entry.level + 1, deepest)}`
      return `<${name} dir="auto">${escapeHtml(entry.title)}</${name}>`
    }
    case 'text':
      return noteHtml(entry.body)
    case 'passage': {
      const quotes = entry.quotes.map(
        ({ text, language }) =>
          `<p lang="${escapeHtml(language)}" dir="auto">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`,
      )
      const words = escapeHtml(entry.reference)
      const reference = entry.link === null ? words : `<a href="${entry.link}">${words}</a>`
      const cite = `<cite dir="auto">— ${reference}</cite>`
      return `<blockquote>${quotes.join('')}${cite}</blockquote>${noteHtml(entry.note)}`
    }
  }
}

function* docx(outline: OutlineFile): Generator<ExportPart> {
  yield* docxFile({
    project: { book: { language: outline.quotedLanguage } },
    language: outline.language,
    title: outline.title,
    author: undefined,
    body: docxBody(outline),
  })
}

function* docxBody({ title, language, entries }: OutlineFile): Generator<string> {
  const own = docxLanguage(language)
  yield lineXml('Title', title, own)
  for (const entry of entries) yield entryXml(entry, own)
}

const lineXml = (name: string, text: string, language: DocxLanguage): string =>
  paragraphXml(name, runsXml(plain(text), language), language.direction)

function entryXml(entry: OutlineEntry, own: DocxLanguage): string {
  switch (entry.kind) {
    case 'heading':
      return lineXml(`Heading${Math.min(entry.level, deepest)}`, entry.title, own)
    case 'text':
      return bodyXml(entry.body, own)
    case 'passage':
      return [
        ...entry.quotes.map(({ text, language }) => lineXml('Quote', text, docxLanguage(language))),
        referenceXml(entry, own),
        bodyXml(entry.note, own),
      ].join('')
  }
}

function referenceXml(
  { reference, link }: Pick<Extract<OutlineEntry, { kind: 'passage' }>, 'reference' | 'link'>,
  own: DocxLanguage,
): string {
  const runs = runsXml(plain(`— ${reference}`), own)
  return paragraphXml('State', link === null ? runs : linkXml(link, runs), own.direction)
}

/** A body without words has no paragraph. */
const bodyXml = (body: NoteBody, own: DocxLanguage): string =>
  body.every(isBlank) ? '' : noteXml(body, 'Body', own, { runs: '' })
