/** What elements of HTML mean for the text in them. */
import type { ParagraphKind } from '#domain/book'
import type { WordStyle } from '#domain/text/word-style'
import type { DraftInline } from '../draft.ts'
import { childrenOf, lineOf, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

const listOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements whose content is never part of the text. */
const hidden = listOf(
  'head title script style template noscript iframe object embed svg canvas audio video map select button input textarea datalist dialog noframes noembed applet annotation annotation-xml',
)

const blocks = listOf(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
)

/** Whether the content of `element` is never text, even if a script shows it. */
export const isNeverShown = ({ name }: Element): boolean => hidden.has(name)

/** Whether `element` is hidden unless a script shows it. */
export const isHiddenUntilShown = ({ attributes }: Element): boolean =>
  attributes.has('hidden') ||
  attributes.get('aria-hidden') === 'true' ||
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.get('style') ?? '')

/** Whether a reader of the page sees nothing of `element`. */
export const isHidden = (element: Element): boolean =>
  isNeverShown(element) || isHiddenUntilShown(element)

export const isBlock = ({ name }: Element): boolean => blocks.has(name)

const hasClass = ({ attributes }: Pick<Element, 'attributes'>, name: string): boolean =>
  (attributes.get('class') ?? '').split(/\s+/).includes(name)
/** Classes that Word gives to paragraphs. */
const wordKinds: readonly (readonly [string, ParagraphKind])[] = [
  ['MsoQuote', 'quotation'],
  ['MsoIntenseQuote', 'quotation'],
  ['MsoBlockText', 'quotation'],
  ['MsoCaption', 'caption'],
]

/** Returns the level of a heading by its tag or role; null if `element` is no heading. */
export function headingLevel({ name, attributes }: Element): number | null {
  const level = /^h([1-6])$/.exec(name)?.[1]
  if (level !== undefined) return Number(level)
  if (hasClass({ attributes }, 'MsoTitle')) return 1
  if (attributes.get('role') !== 'heading') return null
  const ariaLevel = Number(attributes.get('aria-level') ?? 2)
  return Number.isInteger(ariaLevel) && ariaLevel >= 1 && ariaLevel <= 9 ? ariaLevel : 2
}

const headingClass =
  /^(?:(?:chapter|section|part|book)[-_]?)?(?:title|heading|header|head)[-_]?([1-6])?$|^h([1-6])$|^(?:标题|biaoti|bt)[-_]?([1-6])?$/i
const longestHeading = 60

/**
 * Returns the level of a heading by its class; null if the class names none. For documents without
 * heading tags.
 */
export function levelByClass(element: Element): number | null {
  const { name, attributes } = element
  if (name !== 'p' && name !== 'div') return null
  const found = (attributes.get('class') ?? '').split(/\s+/).map(word => headingClass.exec(word))
  const match = found.find(one => one !== null)
  if (match === undefined || childrenOf(element).some(isBlock)) return null
  const length = lineOf(element).length
  if (length === 0 || length > longestHeading) return null
  return Number(match?.slice(1).find(digit => digit !== undefined) ?? 1)
}

const caption = /(?:^|[\s_-])(?:(?:fig)?captions?|image-(?:main|sub)?title)(?:$|[\s_-])/i
/** A longer text with a caption class is not a caption, in UTF-16 code units. */
const longestCaption = 500
const verse =
  /(?:^|[\s_-])(?:verse|poem|poetry|stanza|line-block|z3998:verse|z3998:poem)(?:$|[\s_-])/i

const noteClass = /(?:^|[\s_-])(?:foot|end|rear)note(?:$|[\s_-])/i
const noteNames = listOf('p li dd aside')

/**
 * Returns the kind of the paragraphs in `element` by its tag or class; null if these do not say.
 */
export function kindOf(element: Element): ParagraphKind | null {
  const { name, attributes } = element
  if (name === 'blockquote') return 'quotation'
  if (isMarkedNote(element)) return 'note'
  if (name === 'figcaption' || name === 'caption') return 'caption'
  const names = `${attributes.get('class') ?? ''} ${attributes.get('type') ?? ''}`
  if (!isBlock(element)) return null
  const word = wordKinds.find(([style]) => hasClass(element, style))
  if (word !== undefined) return word[1]
  // The class keeps the second paragraph of a note with the first.
  if (noteNames.has(name) && noteClass.test(attributes.get('class') ?? '')) return 'note'
  if (caption.test(names) && textOf(element).length <= longestCaption) return 'caption'
  return verse.test(names) ? 'verse' : null
}

/** Whether `element` has the EPUB type `name` or the ARIA role `doc-name`. */
export const hasRole = ({ attributes }: Element, name: string): boolean =>
  `${attributes.get('type') ?? ''} ${attributes.get('role') ?? ''}`
    .split(/\s+/)
    .some(role => role === name || role === `doc-${name}`)

/** Whether the type or role of `element` says that it is a note. */
export const isMarkedNote = (element: Element): boolean =>
  ['footnote', 'endnote', 'rearnote'].some(role => hasRole(element, role))

export type HtmlFormat = 'strong' | 'emphasis' | 'superscript'

/** Returns the formats of an element by its tag and its styles. */
export function formatsOf(
  { name }: Element,
  { bold, italic, raised }: WordStyle,
): readonly HtmlFormat[] {
  const isSpan = name === 'span'
  // Editors write `b` and `i` and undo them with a style. `strong` and `em` are never undone.
  const isStrong = name === 'strong' || (name === 'b' ? bold !== false : isSpan && bold === true)
  const isEmphasis = name === 'em' || (name === 'i' ? italic !== false : isSpan && italic === true)
  const isRaised = name === 'sup' || (isSpan && raised === true)
  return [
    ...(isStrong ? ['strong' as const] : []),
    ...(isEmphasis ? ['emphasis' as const] : []),
    ...(isRaised ? ['superscript' as const] : []),
  ]
}

/** Returns the BCP 47 tag of an element's `lang` attribute. */
export function langOf({ attributes }: Element): string | undefined {
  const lang = attributes.get('lang')?.trim()
  return lang === '' ? undefined : lang
}

/** Removes superscript from note references, which are superscript anyway. */
export function withoutRaisedSigns(inlines: readonly DraftInline[]): readonly DraftInline[] {
  const signs = inlines.filter(({ kind }) => kind === 'noteReference')
  return inlines.filter(
    ({ kind, start, end }) =>
      kind !== 'superscript' || !signs.some(sign => sign.start < end && sign.end > start),
  )
}
