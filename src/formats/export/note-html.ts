import type { NoteBody } from '#domain/annotation'
import {
  nested,
  type NoteBlock,
  type ListEntry,
  type NoteLine,
  type ListBlock,
  type NoteTable,
} from '#domain/notes/nested'
import { isBlank, type RichText } from '#domain/rich-text'
import { escapeHtml, htmlText } from './html-text.ts'

/** Returns a paragraph's text as HTML. */
type TextWriter = (text: RichText) => string

/**
 * Returns a note without its blank paragraphs. `html` writes its texts: without links into the
 * library, unless a program is to read them back.
 */
export const noteHtml = (note: NoteBody, html: TextWriter = withoutPlaces): string =>
  nested(note.filter(rich => !isBlank(rich)))
    .map(block => blockHtml(block, html))
    .join('')

const withoutPlaces: TextWriter = text => htmlText(text)

function blockHtml(block: NoteBlock, html: TextWriter): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraphHtml(block.line, html)
    case 'heading':
      return `<h${block.level + 2} dir="auto">${html(block.line.rich)}</h${block.level + 2}>`
    case 'quotation':
      return `<blockquote>${block.lines.map(line => paragraphHtml(line, html)).join('')}</blockquote>`
    case 'code':
      return `<pre dir="auto">${escapeHtml(block.line.rich.text)}</pre>`
    case 'list':
      return listHtml(block, html)
    case 'table':
      return tableHtml(block, html)
  }
}

const paragraphHtml = ({ rich }: NoteLine, html: TextWriter): string =>
  `<p dir="auto">${html(rich)}</p>`

function listHtml({ list, items }: ListBlock, html: TextWriter): string {
  const name = list === 'number' ? 'ol' : 'ul'
  const marker = list === 'check' ? ' class="checks"' : ''
  return `<${name}${marker}>${items.map(item => itemHtml(item, html)).join('')}</${name}>`
}

function tableHtml({ rows }: NoteTable, html: TextWriter): string {
  const row = (cells: NoteTable['rows'][number], name: 'th' | 'td') =>
    `<tr>${cells.map(line => `<${name} dir="auto">${line ? html(line.rich) : ''}</${name}>`).join('')}</tr>`
  return `<table>${rows.map((cells, i) => row(cells, i === 0 ? 'th' : 'td')).join('')}</table>`
}

function itemHtml({ line, checked, lists }: ListEntry, html: TextWriter): string {
  const box = checked === null ? '' : `${checked ? '☑' : '☐'} `
  return `<li dir="auto">${box}${line ? html(line.rich) : ''}${lists.map(list => listHtml(list, html)).join('')}</li>`
}
