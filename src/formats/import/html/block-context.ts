/** What the elements around a text say about it. */
import type { ParagraphKind } from '#domain/book'
import { areVerse } from '../plain-text/metre.ts'
import type { Element } from '../markup/tree.ts'
import type { BlockOptions } from './block-options.ts'
import { areParagraphs, brokenLines } from './broken-lines.ts'
import { headingLevel, kindOf, langOf, levelByClass } from './looks.ts'

export interface Context {
  readonly kind: ParagraphKind
  readonly level: number | undefined
  readonly lang: string | undefined
  /** Every line of the file is a paragraph. */
  readonly isLined?: true
  /** A single line break ends a paragraph. */
  readonly endsAtBreak?: boolean
}

/** Returns the context inside the block `element`, which begins a note if `isNote`. */
export function contextIn(
  element: Element,
  isNote: boolean,
  around: Context,
  { headingsByClass, keepsBreaks }: BlockOptions,
): Context {
  const level = headingLevel(element) ?? (headingsByClass === true ? levelByClass(element) : null)
  const lang = langOf(element) ?? around.lang
  const kind = isNote || around.kind === 'note' ? 'note' : kindOf(element)
  const context: Context =
    level !== null && kind !== 'note'
      ? { kind: 'heading', level, lang }
      : { ...around, kind: kind ?? around.kind, lang }
  const isBody = context.kind === 'body'
  return isBody && areVerse(brokenLines(element))
    ? { ...context, kind: 'verse', isLined: true }
    : { ...context, endsAtBreak: isBody && keepsBreaks !== true && areParagraphs(element) }
}
