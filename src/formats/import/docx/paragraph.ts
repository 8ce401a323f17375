/** What the properties and the style of a paragraph make of it. */
import type { ParagraphKind } from '#domain/book'
import type { TextBlock } from '../structured/blocks.ts'
import { isElement, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { areVerse } from '../plain-text/metre.ts'
import type { BuiltText } from '../structured/text-builder.ts'
import type { ListNumbers } from './numbering.ts'
import { linesOfVerse } from './runs.ts'
import { numberingIn, outlineLevel, type Numbering, type Style } from './styles.ts'
import { wordIn, wordName, wordsIn } from './words.ts'

/** The kind of a paragraph, and the level if it is a heading. */
export interface Shape {
  readonly kind: ParagraphKind
  readonly level: number | undefined
}

/** Returns the shape of a paragraph. Its own outline level overrides that of its style. */
export function paragraphShape(properties: Element | undefined, style: Style): Shape {
  const outline = outlineLevel(properties)
  const level = outline === 'body' ? undefined : (outline ?? style.level)
  if (level !== undefined) return { kind: 'heading', level }
  return { kind: style.kind === 'contents' ? 'body' : (style.kind ?? 'body'), level: undefined }
}

/** Counts a paragraph in its list. Returns the number before it; null if it has none. */
export function listNumberOf(
  properties: Element | undefined,
  style: Style,
  numbers: ListNumbers,
): string | null {
  const { list, level = 0 }: Partial<Numbering> = {
    ...style.numbering,
    ...numberingIn(properties),
  }
  return list === undefined || list === '0' ? null : numbers.next({ list, level })
}

/** Whether nothing in `paragraph` is shown. */
export const isEmptyParagraph = (paragraph: Element): boolean =>
  paragraph.children.every(child => !isElement(child) || wordName(child) === 'pPr') ||
  (textOf(paragraph).trim() === '' && wordsIn(paragraph).length <= 2)

/** Whether the end of the paragraph with the mark properties `mark` was deleted, or moved away. */
export const isEndDeleted = (mark: Element | undefined): boolean =>
  wordsIn(mark).some(({ name }) => name === 'del' || name === 'moveFrom')

/** Whether a paragraph is a drop cap: the big first letter of the next paragraph. */
export const isDropCap = (properties: Element | undefined): boolean =>
  wordIn(properties, 'framePr')?.attributes.has('dropCap') === true

/** Returns the blocks of one built paragraph: one, or one a line if it is verse. */
export function blocksOf({ text, inlines }: BuiltText, shape: Shape): readonly TextBlock[] {
  const { kind, level } = shape
  if (kind === 'body' && areVerse(text.split('\n'))) return linesOfVerse(text, inlines)
  const isHeading = kind === 'heading'
  return [
    {
      type: 'text',
      kind,
      ...(level !== undefined && { level }),
      text: isHeading ? text.replaceAll(/\s*\n\s*/g, ' ') : text,
      inlines: isHeading ? inlines.filter(inline => inline.kind !== 'strong') : inlines,
    },
  ]
}
