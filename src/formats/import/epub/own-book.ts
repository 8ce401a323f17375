/**
 * Reads an EPUB that this program exported with both sides (`export/epub/`): each pair says what it
 * is, and the signs and texts of the reader's notes are not part of the text.
 */
import { translationStates, type TranslationState } from '#domain/translation'
import { isBlank } from '#domain/rich-text'
import { asRichText } from '../bilingual/rich-text-of.ts'
import type { DraftBeside } from '../draft.ts'
import { kindWritten } from '../exchange/kind-of.ts'
import type { PairedPart } from '../exchange/paired-book.ts'
import { SegmentText } from '../exchange/segment-text.ts'
import type { Page } from '../html/page-links.ts'
import { childrenOf, elementsIn, isElement, lineOf, named, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import type { TextBlock } from '../structured/blocks.ts'
import type { Look } from '../structured/text-builder.ts'

const ownName = /^urn:duizhao:book:[^:]+:both$/

/** Whether the package `root` is of a book with both sides that this program exported. */
export const isOwnBook = (root: Element): boolean =>
  named(named(root, 'metadata')[0], 'identifier').some(name => ownName.test(lineOf(name)))

/** Returns the chapters of such a book: each page that has pairs, with the name that it says. */
export function ownParts(pages: readonly Page[]): readonly PairedPart[] {
  const parts: { title: string; texts: TextBlock[] }[] = []
  for (const { root } of pages) {
    const texts = pairsIn(root).flatMap(pairOf)
    const chapter = named(root, 'section').find(one => has(one, 'type', 'chapter'))
    const title = chapter?.attributes.get('data-chapter') ?? ''
    const isMore = chapter?.attributes.has('data-continues') === true
    const last = parts.at(-1)
    if (isMore && last) last.texts.push(...texts)
    else if (texts.length > 0) parts.push({ title, texts })
  }
  return parts
}

const pairsIn = (root: Element): readonly Element[] =>
  elementsIn(root, element => element.name === 'div' && element.attributes.has('data-kind'))

const has = ({ attributes }: Element, name: string, word: string): boolean =>
  (attributes.get(name) ?? '').split(/\s+/).includes(word)

function pairOf(pair: Element): readonly TextBlock[] {
  const on = (side: string) => childrenOf(pair).find(child => has(child, 'class', side))
  const source = on('source')
  if (source === undefined) return []
  const { unpaired: _unpaired, ...text } = wordsOf(source)
  if (text.text.trim() === '') return []
  const translation = on('translation')
  const kind = kindWritten(pair.attributes.get('data-kind') ?? '') ?? { kind: 'body' }
  const written = pair.attributes.get('data-state')
  const state = translationStates.find(one => one === written)
  const beside = besideOf(translation, state)
  return [
    {
      type: 'text',
      ...kind,
      ...text,
      ...(kind.kind === 'note' && { label: pair.attributes.get('id') ?? '' }),
      ...(beside && { beside }),
    },
  ]
}

function besideOf(
  translation: Element | undefined,
  state: TranslationState | undefined,
): DraftBeside | null {
  const text = translation && asRichText(wordsOf(translation))
  if (text === undefined || isBlank(text))
    return state === 'check' ? { texts: [], doubtful: false, needsReview: true } : null
  const details = [state === undefined || state === 'empty' ? {} : { state }]
  return { texts: [text], doubtful: false, details }
}

const looks: Readonly<Record<string, Look>> = {
  strong: { kind: 'strong' },
  em: { kind: 'emphasis' },
  sup: { kind: 'superscript' },
}

/** Returns the words of one side without the signs of notes. All white space is text. */
function wordsOf(side: Element) {
  const text = new SegmentText('kept')
  let number = 0
  const read = (element: Element, look: Look | null): void => {
    const name = `${++number}`
    text.begin(name, look)
    for (const child of element.children) {
      if (!isElement(child)) text.add(child)
      else if (child.name === 'br') text.breakLine()
      else if (child.name !== 'rt' && !has(child, 'class', 'reference')) read(child, lookOf(child))
    }
    text.end(name)
  }
  read(side, null)
  return text.take()
}

function lookOf(element: Element): Look | null {
  const { name, attributes } = element
  if (name === 'ruby') {
    const reading = childrenOf(element, 'rt').map(textOf).join('')
    return reading === '' ? null : { kind: 'ruby', reading }
  }
  if (name === 'span') {
    const title = attributes.get('title') ?? ''
    return title === '' ? null : { kind: 'missingCharacter', name: title }
  }
  if (name === 'a' && has(element, 'class', 'printed')) {
    const note = (attributes.get('href') ?? '').split('#')[1] ?? ''
    return note === '' ? null : { kind: 'noteReference', note }
  }
  return looks[name] ?? null
}
