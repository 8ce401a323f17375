/** What elements of HTML mean for a text. */
import type { ParagraphKind } from '#domain/book'
import type { WordStyle } from '#domain/text/word-style'
import type { DraftInline } from '../draft.ts'
import { childrenOf, lineOf, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

const listOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** No part of the text, whatever is in it. */
const hidden = listOf(
  'head title script style template noscript iframe object embed svg canvas audio video map select button input textarea datalist dialog noframes noembed applet annotation annotation-xml',
)

const blocks = listOf(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
)

/** Whether `element` is nothing to read, whatever a script does to it. */
export const isNeverShown = ({ name }: Element): boolean => hidden.has(name)

/** Whether `element` is hidden as long as nothing shows it. */
export const isVeiled = ({ attributes }: Element): boolean =>
  attributes.has('hidden') ||
  attributes.get('aria-hidden') === 'true' ||
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.get('style') ?? '')

/** Whether a reader of the page sees nothing of `element`. */
export const isHidden = (element: Element): boolean => isNeverShown(element) || isVeiled(element)

export const isBlock = ({ name }: Element): boolean => blocks.has(name)

/** Word calls the paragraphs of its pages by their styles. */
const hasClass = ({ attributes }: Pick<Element, 'attributes'>, name: string): boolean =>
  (attributes.get('class') ?? '').split(/\s+/).includes(name)
const wordKinds: readonly (readonly [string, ParagraphKind])[] = [
  ['MsoQuote', 'quotation'],
  ['MsoIntenseQuote', 'quotation'],
  ['MsoBlockText', 'quotation'],
  ['MsoCaption', 'caption'],
]

/** The level a heading has by its tag or its role; null for what is none. */
export function headingLevel({ name, attributes }: Element): number | null {
  const level = /^h([1-6])$/.exec(name)?.[1]
  if (level !== undefined) return Number(level)
  if (hasClass({ attributes }, 'MsoTitle')) return 1
  if (attributes.get('role') !== 'heading') return null
  const told = Number(attributes.get('aria-level') ?? 2)
  return Number.isInteger(told) && told >= 1 && told <= 9 ? told : 2
}

const headingClass =
  /^(?:(?:chapter|section|part|book)[-_]?)?(?:title|heading|header|head)[-_]?([1-6])?$|^h([1-6])$|^(?:标题|biaoti|bt)[-_]?([1-6])?$/i
const longestHeading = 60

/** The level that the class of a paragraph gives, in documents that mark no heading as one; null where it gives none. */
export function levelByClass(element: Element): number | null {
  const { name, attributes } = element
  if (name !== 'p' && name !== 'div') return null
  const found = (attributes.get('class') ?? '').split(/\s+/).map(word => headingClass.exec(word))
  const told = found.find(match => match !== null)
  if (told === undefined || childrenOf(element).some(isBlock)) return null
  const length = lineOf(element).length
  if (length === 0 || length > longestHeading) return null
  return Number(told?.slice(1).find(digit => digit !== undefined) ?? 1)
}

const caption = /(?:^|[\s_-])(?:(?:fig)?captions?|image-(?:main|sub)?title)(?:$|[\s_-])/i
/** What a longer text is called says something else. */
const longestCaption = 500
const verse =
  /(?:^|[\s_-])(?:verse|poem|poetry|stanza|line-block|z3998:verse|z3998:poem)(?:$|[\s_-])/i

const noteClass = /(?:^|[\s_-])(?:foot|end|rear)note(?:$|[\s_-])/i
const noteNames = listOf('p li dd aside')

/** What the paragraphs inside `element` are, where its tag or class tells. */
export function kindOf(element: Element): ParagraphKind | null {
  const { name, attributes } = element
  if (name === 'blockquote') return 'quotation'
  if (isMarkedNote(element)) return 'note'
  if (name === 'figcaption' || name === 'caption') return 'caption'
  const told = `${attributes.get('class') ?? ''} ${attributes.get('type') ?? ''}`
  if (!isBlock(element)) return null
  const word = wordKinds.find(([style]) => hasClass(element, style))
  if (word !== undefined) return word[1]
  // So a note's second paragraph goes with it.
  if (noteNames.has(name) && noteClass.test(attributes.get('class') ?? '')) return 'note'
  if (caption.test(told) && textOf(element).length <= longestCaption) return 'caption'
  return verse.test(told) ? 'verse' : null
}

/** Whether `element` says that it is what `name` says: in EPUB by its type, in pages by its role. */
export const hasRole = ({ attributes }: Element, name: string): boolean =>
  `${attributes.get('type') ?? ''} ${attributes.get('role') ?? ''}`
    .split(/\s+/)
    .some(role => role === name || role === `doc-${name}`)

/** Whether `element` says that it is a note. */
export const isMarkedNote = (element: Element): boolean =>
  ['footnote', 'endnote', 'rearnote'].some(role => hasRole(element, role))

export type HtmlFormat = 'strong' | 'emphasis' | 'superscript'

/** How an element's words look: by its tag, and by what styles say of it. */
export function formatsOf(
  { name }: Element,
  { bold, italic, raised }: WordStyle,
): readonly HtmlFormat[] {
  const isSpan = name === 'span'
  // Editors write a tag that they take back at once; what is meant and not only drawn stays.
  const isStrong = name === 'strong' || (name === 'b' ? bold !== false : isSpan && bold === true)
  const isEmphasis = name === 'em' || (name === 'i' ? italic !== false : isSpan && italic === true)
  const isRaised = name === 'sup' || (isSpan && raised === true)
  return [
    ...(isStrong ? ['strong' as const] : []),
    ...(isEmphasis ? ['emphasis' as const] : []),
    ...(isRaised ? ['superscript' as const] : []),
  ]
}

/** The BCP 47 tag written on an element. */
export function langOf({ attributes }: Element): string | undefined {
  const lang = attributes.get('lang')?.trim()
  return lang === '' ? undefined : lang
}

/** A reference is raised by itself. */
export function withoutRaisedSigns(inlines: readonly DraftInline[]): readonly DraftInline[] {
  const signs = inlines.filter(({ kind }) => kind === 'noteReference')
  return inlines.filter(
    ({ kind, start, end }) =>
      kind !== 'superscript' || !signs.some(sign => sign.start < end && sign.end > start),
  )
}
