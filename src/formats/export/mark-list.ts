/** Writes a list of marks and notes, in its order and its groups, as a template has them. */
import type { Side } from '#domain/anchor'
import type { NoteBody } from '#domain/annotation'
import type { AnnotationId, BookId, ParagraphId } from '#domain/ids'
import { otherSide } from '#domain/marking/halves'
import { filledTemplate, type TemplateValues } from '#domain/templates/fill'
import { parseTemplate, type TemplateFault, type TemplatePart } from '#domain/templates/parse'
import type { TemplateForm } from '#domain/templates/names'
import { notesPage } from './notes-page.ts'
import { valueWriter } from './templates/value-writers.ts'

/** One mark, in words of the interface's language. Texts are empty if a mark has none. */
export interface ListedMark {
  readonly id: AnnotationId
  readonly bookId: BookId
  /** The place of its first paragraph in the book, from 0. */
  readonly index: number
  readonly paragraphs: readonly ParagraphId[]
  /** The marked words, or what a mark without words is about. */
  readonly words: string
  /** The words on the other side that belong to it. */
  readonly linked: string
  /** Its words in the translation, or the translation of its paragraphs. */
  readonly translation: string
  /** The words that only its kind has, each with its label. */
  readonly details: readonly { readonly label: string; readonly text: string }[]
  readonly note: NoteBody
  readonly tags: readonly string[]
  readonly book: string
  readonly author: string
  readonly chapter: string
  readonly paragraph: string
  readonly kind: string
  readonly state: string
  readonly category: string
  readonly side: string
  /** The side of `words`, and the BCP 47 tags of both. */
  readonly wordsSide: Side
  readonly languages: Readonly<Record<Side, string>>
  /** ISO 8601, in UTC. */
  readonly created: string
  readonly changed: string
  /** Its address in the library. */
  readonly link: string
  /** What it is and where, such as its category, its tags and its paragraph. */
  readonly about: readonly string[]
}

export interface MarkGroup {
  readonly heading: string | null
  readonly marks: readonly ListedMark[]
}

export interface MarkList {
  readonly title: string
  /** BCP 47 tag of the interface. */
  readonly language: string
  /** The day of the export on the reader's clock, as `YYYY-MM-DD`. */
  readonly date: string
  /** How many marks it has. A mark that is in several groups is one. */
  readonly count: number
  /** A list without groups is one group without a heading. */
  readonly groups: readonly MarkGroup[]
}

/** The forms that are one file. */
export type ListForm = Exclude<TemplateForm, 'bookFiles' | 'noteFiles'>

/** The extension of each form. */
export const listExtensions = {
  markdown: 'md',
  html: 'html',
  csv: 'csv',
} as const satisfies Record<ListForm, string>

export type WrittenList =
  | { readonly ok: true; readonly parts: Iterable<string> }
  | { readonly ok: false; readonly fault: TemplateFault }

/** Returns the file of `list` in small parts, or what is wrong in the template. */
export function writtenList(list: MarkList, form: ListForm, template: string): WrittenList {
  const parsed = parseTemplate(form, template)
  if (!parsed.ok) return parsed
  const parts = filledTemplate(parsed.parts, [listValues(list)], valueWriter(form))
  switch (form) {
    case 'markdown':
      return { ok: true, parts }
    case 'html':
      return { ok: true, parts: notesPage({ ...list, style, body: parts }) }
    case 'csv':
      return { ok: true, parts: table(parsed.parts, list) }
  }
}

/** A spreadsheet takes a table without it for one in an old encoding. */
const byteOrderMark = '\ufeff'

function* table(parts: readonly TemplatePart[], list: MarkList): Generator<string> {
  yield byteOrderMark
  const withLineEnds = (all: readonly TemplatePart[]): readonly TemplatePart[] =>
    all.map(part => {
      if (part.kind === 'value') return part
      if (part.kind === 'section') return { ...part, parts: withLineEnds(part.parts) }
      return { ...part, words: part.words.replaceAll('\n', '\r\n') }
    })
  yield* filledTemplate(withLineEnds(parts), [listValues(list)], valueWriter('csv'))
}

/** The values of a list. A mark that is in several groups is once among its marks. */
export function listValues({ title, date, count, groups }: MarkList): TemplateValues {
  const marks = [
    ...new Map(groups.flatMap(({ marks }) => marks).map(one => [one.id, one])).values(),
  ]
  return {
    title,
    date,
    count: String(count),
    groups: groups.map(({ heading, marks }) => ({
      heading: heading ?? '',
      marks: marks.map(markValues),
    })),
    marks: marks.map(markValues),
  }
}

/** The values of one mark. */
export const markValues = (mark: ListedMark): TemplateValues => ({
  quote: mark.words,
  linked: mark.linked,
  translation: mark.translation,
  details: mark.details.map(({ label, text }) => ({ label, text })),
  note: { note: mark.note },
  tags: mark.tags.map(tag => ({ tag })),
  book: mark.book,
  author: mark.author,
  chapter: mark.chapter,
  paragraph: mark.paragraph,
  kind: mark.kind,
  state: mark.state,
  category: mark.category,
  side: mark.side,
  created: mark.created,
  changed: mark.changed,
  about: mark.about.join(' · '),
  link: mark.link,
  block: mark.id,
  quoteLanguage: mark.languages[mark.wordsSide],
  linkedLanguage: mark.languages[otherSide(mark.wordsSide)],
})

const style = `
body { max-width: 44em; margin: 2em auto; padding: 0 1em; font: 1em/1.7 serif; }
article { margin: 1.4em 0; padding-top: 1.2em; border-top: 1px solid #ccc; break-inside: avoid; }
blockquote { margin: 0 0 .6em; padding-left: .8em; border-left: 2px solid #999; }
.about { color: #666; font-size: .85em; }
.about a { color: inherit; text-decoration: none; }
pre { white-space: pre-wrap; }
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; }
  article { border-color: #555; }
  .about { color: #aaa; }
}
`
