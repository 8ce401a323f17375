import { keptWords } from '#domain/text/kept-words'
import { wideSigns } from '#domain/text/wide-signs'
import type { Node } from 'prosemirror-model'
import { Decoration, DecorationSet } from 'prosemirror-view'

/**
 * How the source is drawn. Only glyphs differ: text, selection, copy and offsets stay those of the
 * book.
 */
export interface SourceLook {
  /** The script in which the characters are drawn; null for their own. */
  readonly script: 'simplified' | 'traditional' | null
  /** Returns the characters of a paragraph that have another form than usual in that script. */
  readonly forms: (text: string) => readonly DrawnForm[]
  /** Returns the characters of a paragraph that no face on this computer has. */
  readonly undrawn: (text: string) => readonly UndrawnCharacter[]
  /** Whether half-width signs between Chinese characters are drawn full-width. */
  readonly wideSigns: boolean
  /** Whether the characters are set apart, so that readings have room above them. */
  readonly isSpaced: boolean
}

/** A character that is drawn with the face of its second, third or later form. */
export interface DrawnForm {
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
  /** From 2. */
  readonly form: number
}

/** A character that is drawn as a crossed box. */
export interface UndrawnCharacter {
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
  /** What the reader sees and hears about it, with its code point. */
  readonly name: string
}

export const asInBook: SourceLook = {
  script: null,
  forms: () => [],
  undrawn: () => [],
  wideSigns: false,
  isSpaced: false,
}

/** Returns the decorations of a source document, computed once for each document and look. */
export function lookOfSource(look: () => SourceLook): (doc: Node) => DecorationSet {
  let drawn: { doc: Node; look: SourceLook; set: DecorationSet } | null = null
  return doc => {
    const now = look()
    if (drawn?.doc !== doc || drawn.look !== now)
      drawn = { doc, look: now, set: DecorationSet.create(doc, decorations(doc, now)) }
    return drawn.set
  }
}

/**
 * An opening sign at the start of a paragraph. The engine closes it up to the margin at the start
 * of a line, but not behind the box that makes first baselines level (columns.css).
 */
const opening = /^[《〈「『【〔〖〘〚（［｛“‘]/

/** Words and numbers in letters and digits, whose signs are never set apart. */
const closeSet = /[\p{Script=Latin}\p{M}\p{N}][\p{Script=Latin}\p{M}\p{N}.,%’'-]+/gu

function decorations(doc: Node, look: SourceLook): Decoration[] {
  const { forms, undrawn, wideSigns: areWide, isSpaced } = look
  const drawn: Decoration[] = []
  doc.forEach((paragraph, pos) => {
    const { textContent } = paragraph
    const draw = (start: number, end: number, name: string, more = {}) =>
      drawn.push(
        Decoration.inline(pos + 1 + start, pos + 1 + end, {
          nodeName: 'span',
          class: name,
          ...more,
        }),
      )
    for (const { start, end, name } of undrawn(textContent))
      draw(start, end, 'undrawn', { title: name, role: 'img', 'aria-label': name })
    if (opening.test(textContent)) draw(0, 1, 'opening')
    if (paragraph.attrs['level'] > 0)
      for (const { start, end } of keptWords(textContent)) draw(start, end, 'kept-word')
    for (const { start, end, form } of forms(textContent)) draw(start, end, `form-${form}`)
    if (areWide) for (const { start, end } of wideSigns(textContent)) draw(start, end, 'wide-signs')
    if (isSpaced)
      for (const { 0: run, index } of textContent.matchAll(closeSet))
        draw(index, index + run.length, 'close-set')
  })
  return drawn
}
