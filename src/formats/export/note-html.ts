import type { NoteBody } from '#domain/annotation'
import {
  nested,
  type NoteBlock,
  type ListEntry,
  type NoteLine,
  type ListBlock,
  type NoteTable,
} from '#domain/notes/nested'
import { isBlank } from '#domain/rich-text'
import { escapeHtml, htmlText } from './html-text.ts'

/** Returns a note without its blank paragraphs. */
export const noteHtml = (note: NoteBody): string =>
  nested(note.filter(rich => !isBlank(rich)))
    .map(blockHtml)
    .join('')

function blockHtml(block: NoteBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraphHtml(block.line)
    case 'heading':
      return `<h${block.level + 2} dir="auto">${htmlText(block.line.rich)}</h${block.level + 2}>`
    case 'quotation':
      return `<blockquote>${block.lines.map(paragraphHtml).join('')}</blockquote>`
    case 'code':
      return `<pre dir="auto">${escapeHtml(block.line.rich.text)}</pre>`
    case 'list':
      return listHtml(block)
    case 'table':
      return tableHtml(block)
  }
}

const paragraphHtml = ({ rich }: NoteLine): string => `<p dir="auto">${htmlText(rich)}</p>`

function listHtml({ list, items }: ListBlock): string {
  const name = list === 'number' ? 'ol' : 'ul'
  const marker = list === 'check' ? ' class="checks"' : ''
  return `<${name}${marker}>${items.map(itemHtml).join('')}</${name}>`
}

function tableHtml({ rows }: NoteTable): string {
  const row = (cells: NoteTable['rows'][number], name: 'th' | 'td') =>
    `<tr>${cells.map(line => `<${name} dir="auto">${line ? htmlText(line.rich) : ''}</${name}>`).join('')}</tr>`
  return `<table>${rows.map((cells, i) => row(cells, i === 0 ? 'th' : 'td')).join('')}</table>`
}

function itemHtml({ line, checked, lists }: ListEntry): string {
  const box = checked === null ? '' : `${checked ? '☑' : '☐'} `
  return `<li dir="auto">${box}${line ? htmlText(line.rich) : ''}${lists.map(listHtml).join('')}</li>`
}
