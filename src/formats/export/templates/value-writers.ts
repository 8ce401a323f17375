/** Writes the values of templates, so that no value is read as markup of its form. */
import type { NoteValue, ValueWriter } from '#domain/templates/fill'
import type { TemplateForm } from '#domain/templates/names'
import type { ValuePlace } from '#domain/templates/parse'
import { outsideLink, richMarkdown, type LinkWriter } from '../bilingual-markdown.ts'
import { escapeHtml } from '../html-text.ts'
import { escapeMarkdown, hardBreaks } from '../markdown-text.ts'
import { noteHtml } from '../note-html.ts'
import { noteMarkdown } from '../note-markdown.ts'
import { csvCell } from '../tables/csv-cell.ts'

/** Returns the writer of a form. `link` writes the links of notes in folders. */
export function valueWriter(form: TemplateForm, link: LinkWriter = outsideLink): ValueWriter {
  switch (form) {
    case 'html':
      return value => (isText(value) ? broken(value) : noteHtml(value.note))
    case 'csv':
      return value => csvCell(plainText(value).replaceAll(/\r\n?/g, '\n'))
    case 'markdown':
      return (value, place) => markdown(value, place, link)
    case 'bookFiles':
    case 'noteFiles':
      return (value, place, name) => inVault(value, place, name, link)
  }
}

const isText = (value: string | NoteValue): value is string => typeof value === 'string'

const plainText = (value: string | NoteValue): string =>
  isText(value) ? value : value.note.map(({ text }) => text).join('\n\n')

const broken = (text: string): string => escapeHtml(text).replaceAll(/\r\n?|\n/g, '<br>')

function markdown(value: string | NoteValue, place: ValuePlace, link: LinkWriter): string {
  const { indent, isHeading } = place
  if (isText(value)) {
    const escaped = escapeMarkdown(value, indent !== null)
    return isHeading ? escaped.replaceAll('\n', ' ') : hardBreaks(escaped, indent ?? '')
  }
  if (isHeading) return markdown(plainText(value), place, link)
  const blocks = noteMarkdown(value.note, indent ?? '', rich => richMarkdown(rich, link))
  const between = `\n${(indent ?? '').trimEnd()}\n${indent ?? ''}`
  const isInLine = indent !== null || blocks.length < 2
  return (isInLine ? '' : '\n\n') + blocks.join(between)
}

/** A value in a file for Obsidian: a property in YAML, a tag, a block id, or Markdown. */
function inVault(
  value: string | NoteValue,
  place: ValuePlace,
  name: string,
  link: LinkWriter,
): string {
  if (name === 'block') return blockId(plainText(value))
  if (place.isProperty) {
    const text = plainText(value)
    if (name !== 'tags') return yamlText(text)
    return `[${text.split(', ').map(vaultTag).filter(isTag).map(yamlText).join(', ')}]`
  }
  if (name === 'tag' || name === 'tags') {
    const tags = plainText(value).split(', ').map(vaultTag).filter(isTag)
    return tags.map(tag => `#${tag}`).join(' ')
  }
  // Two percent signs begin a comment.
  return markdown(value, place, link).replaceAll(/%(?=%)/g, '%\\')
}

const isTag = (tag: string): boolean => tag !== ''

/** Returns `id` as the id of a block, which has only letters, digits and hyphens. */
export const blockId = (id: string): string => id.replaceAll(/[^A-Za-z0-9]+/g, '-')

/**
 * Returns a tag as Obsidian reads it: letters, digits, `_`, `-` and `/`, and no number alone. Empty
 * if nothing is left.
 */
export function vaultTag(tag: string): string {
  const levels = tag
    .normalize('NFC')
    .split('/')
    .map(level => level.trim().replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, '-'))
    .map(level => level.replaceAll(/^-+|-+$/g, ''))
  const plain = levels.filter(isTag).join('/')
  return /^\d+$/.test(plain) ? `_${plain}` : plain
}

/** Returns `text` as a double-quoted scalar of YAML, which JSON's strings are. */
const yamlText = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
