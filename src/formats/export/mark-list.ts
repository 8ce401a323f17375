/** Writes a list of marks and notes as one file, in the order and the groups that it is given. */
import type { NoteBody } from '#domain/annotation'
import { richMarkdown } from './bilingual-markdown.ts'
import { escapeHtml } from './html-text.ts'
import { escapeMarkdown, hardBreaks } from './markdown-text.ts'
import { noteHtml } from './note-html.ts'
import { noteMarkdown } from './note-markdown.ts'
import { notesPage } from './notes-page.ts'

/** One mark, in words. */
export interface ListedMark {
  /** The marked words, or what a mark without words is about. */
  readonly words: string
  /** The words on the other side that belong to it; empty if it has none. */
  readonly linked: string
  /** The words that only its kind has, each with its label. */
  readonly details: readonly { readonly label: string; readonly text: string }[]
  readonly note: NoteBody
  /** What it is and where, such as its category, its tags and its paragraph. */
  readonly about: readonly string[]
}

export interface MarkList {
  readonly title: string
  /** BCP 47 tag of the interface. */
  readonly language: string
  /** A list without groups is one group without a heading. */
  readonly groups: readonly {
    readonly heading: string | null
    readonly marks: readonly ListedMark[]
  }[]
}

/** The formats of a list. Each yields its file in small parts. */
export const markListFormats = {
  markdown: { extension: 'md', write: markdown },
  html: { extension: 'html', write: html },
} as const satisfies Record<
  string,
  { readonly extension: string; readonly write: (list: MarkList) => Iterable<string> }
>

function* markdown({ title, groups }: MarkList): Generator<string> {
  yield `# ${inLine(title)}\n`
  for (const { heading, marks } of groups) {
    if (heading !== null) yield `\n## ${inLine(heading)}\n`
    for (const mark of marks) yield `\n${markMarkdown(mark)}\n`
  }
}

const inLine = (text: string): string => escapeMarkdown(text.replaceAll('\n', ' '), false)

function markMarkdown({ words, linked, details, note, about }: ListedMark): string {
  const quoted = [words, linked].filter(text => text !== '')
  const lines = quoted.map(text => `> ${hardBreaks(escapeMarkdown(text, true), '> ')}`)
  const blocks = [
    lines.join('\n>\n'),
    ...details.map(({ label, text }) => `**${inLine(label)}:** ${inLine(text)}`),
    ...noteMarkdown(note, '', richMarkdown),
    `*${about.map(inLine).join(' · ')}*`,
  ]
  return blocks.filter(block => block !== '').join('\n\n')
}

const style = `
body { max-width: 44em; margin: 2em auto; padding: 0 1em; font: 1em/1.7 serif; }
article { margin: 1.4em 0; padding-top: 1.2em; border-top: 1px solid #ccc; break-inside: avoid; }
blockquote { margin: 0 0 .6em; padding-left: .8em; border-left: 2px solid #999; }
.about { color: #666; font-size: .85em; }
pre { white-space: pre-wrap; }
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; }
  article { border-color: #555; }
  .about { color: #aaa; }
}
`

function html({ title, language, groups }: MarkList): Generator<string> {
  return notesPage({ title, language, style, body: groupsHtml(groups) })
}

function* groupsHtml(groups: MarkList['groups']): Generator<string> {
  for (const { heading, marks } of groups) {
    if (heading !== null) yield `<h2 dir="auto">${escapeHtml(heading)}</h2>\n`
    for (const mark of marks) yield markHtml(mark)
  }
}

function markHtml({ words, linked, details, note, about }: ListedMark): string {
  const quoted = [words, linked]
    .filter(text => text !== '')
    .map(text => `<blockquote dir="auto">${broken(text)}</blockquote>`)
  const further = details.map(
    ({ label, text }) => `<p dir="auto"><b>${escapeHtml(label)}:</b> ${broken(text)}</p>`,
  )
  const line = `<p class="about" dir="auto">${about.map(escapeHtml).join(' · ')}</p>`
  return `<article>${[...quoted, ...further].join('')}${noteHtml(note)}${line}</article>\n`
}

const broken = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>')
