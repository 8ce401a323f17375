/**
 * Makes the next edition of a book, as an editor does. Every character that stays can be followed.
 * No edit can be read in two ways; for example, an edit never removes one of two equal neighbours.
 */
import {
  isLetter,
  lengthOf,
  longEnough,
  newSign,
  Prose,
  textOf,
  twinsDiffer,
} from './edition-prose.ts'
import type { Block, OldEdition, Sign } from './edition-prose.ts'

type Signs = readonly Sign[]
type Edit = (sentences: Block, prose: Prose) => Block

const fresh = (text: string): Signs => Array.from(text, sign => ({ sign, from: newSign }))
const isAlike = (a: Sign | undefined, b: Sign | undefined) => a?.sign === b?.sign

/**
 * Puts `words` in place of the characters from `at` to `end`. Returns null if the result could be
 * read in two ways, or if it would remove punctuation.
 */
function replaced(signs: Signs, at: number, end: number, words: Signs): Signs | null {
  const [left, right] = [signs[at - 1], signs[end]]
  const isUnclear =
    words.length === 0
      ? isAlike(left, signs[end - 1]) || isAlike(right, signs[at])
      : isAlike(left, words.at(-1)) ||
        isAlike(right, words[0]) ||
        isAlike(signs[at], words[0]) ||
        isAlike(signs[end - 1], words.at(-1))
  const isPunctuation = signs.slice(at, end).some(({ sign }) => !isLetter(sign))
  return isUnclear || isPunctuation ? null : signs.toSpliced(at, end - at, ...words)
}

/** Tries `edit` on random sentences of the paragraph until one can be edited, at most 40 times. */
function onSentence(sentences: Block, prose: Prose, edit: (signs: Signs) => Signs | null): Block {
  for (let tries = 0; tries < 40; tries++) {
    const s = prose.upTo(sentences.length)
    const edited = sentences[s] && edit(sentences[s])
    if (edited) return sentences.with(s, edited)
  }
  return sentences
}

/** Inserts one or two characters into a paragraph, removes them or replaces them. */
const retouch: Edit = (sentences, prose) =>
  onSentence(sentences, prose, signs => {
    const at = prose.upTo(signs.length)
    const [taken, put] = prose.pick([
      [1, 1],
      [2, 2],
      [0, 1],
      [0, 2],
      [1, 0],
      [2, 0],
    ] as const)
    const words = fresh(Array.from({ length: put }, () => prose.sign()).join(''))
    return at + taken < signs.length ? replaced(signs, at, at + taken, words) : null
  })

const repeatedly =
  (edit: Edit, most: number): Edit =>
  (sentences, prose) =>
    Array.from({ length: 1 + prose.upTo(most) }).reduce<Block>(so => edit(so, prose), sentences)

/**
 * Whether two sentences begin with the same character. If one were inserted or removed before the
 * other, a matcher could place the change elsewhere.
 */
const beginAlike = (a: Signs | undefined, b: Signs | undefined) =>
  a !== undefined && isAlike(a[0], b?.[0])

const addSentence: Edit = (sentences, prose) => {
  const at = prose.upTo(sentences.length + 1)
  const words = fresh(prose.sentence())
  return beginAlike(sentences[at], words) ? sentences : sentences.toSpliced(at, 0, words)
}

const dropSentence: Edit = (sentences, prose) => {
  const at = prose.upTo(sentences.length)
  const isKept = sentences.length < 2 || beginAlike(sentences[at], sentences[at + 1])
  return isKept ? sentences : sentences.toSpliced(at, 1)
}

/** Rewrites a sentence in other words, and keeps some of its own. */
const rewriteSentence: Edit = (sentences, prose) =>
  onSentence(sentences, prose, signs => {
    const words: Sign[] = []
    for (let at = 0; at < signs.length; at += 2) {
      const two = signs.slice(at, at + 2)
      const isLeft = prose.next() < 0.2 || two.some(({ sign }) => !isLetter(sign))
      words.push(...(isLeft ? two : fresh(prose.word())))
    }
    return words
  })

const moveSentence: Edit = (sentences, prose) => {
  const from = prose.upTo(sentences.length)
  const words = sentences[from]
  if (sentences.length < 2 || !words) return sentences
  const rest = sentences.toSpliced(from, 1)
  const to = prose.upTo(sentences.length)
  const isUnclear = beginAlike(words, rest[from]) || beginAlike(words, rest[to])
  return isUnclear ? sentences : rest.toSpliced(to, 0, words)
}

const inside: readonly Edit[] = [
  repeatedly(retouch, 1),
  repeatedly(retouch, 4),
  repeatedly(retouch, 8),
  addSentence,
  dropSentence,
  rewriteSentence,
  moveSentence,
]

/**
 * Returns a new paragraph that only looks like the given one. It has the same words in another
 * order, and as many new words between them.
 */
function lookalike(sentences: Block, prose: Prose): Block {
  const signs = sentences.flat().filter(({ sign }) => isLetter(sign))
  const words: string[] = []
  for (let at = 0; at < signs.length;) {
    const length = 2 + prose.upTo(4)
    words.push(
      signs
        .slice(at, at + length)
        .map(({ sign }) => sign)
        .join(''),
    )
    at += length
  }
  const order = words
    .map(word => ({ word, place: prose.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ word }) => word)
  return [fresh(`${order.map(word => word + prose.word()).join('')}。`)]
}

/**
 * Makes the next edition of `old`. An editor works on a `share` of its paragraphs, from 0 to 1, and
 * on more of the near-copies.
 */
// oxlint-disable-next-line max-lines-per-function -- one table of edits over one list
export function newEdition(old: OldEdition, share: number, seed: number): readonly Block[] {
  const prose = new Prose(seed)
  const after: Block[] = []
  const moved: { readonly block: Block; readonly like: string; readonly from: number }[] = []
  const gone = new Set<number>()
  /** The places from which lines were removed, with the text of those lines. */
  const gaps = new Map<Block, string>()
  const retouched = new Set<number>()
  for (const [copy, original] of old.twins) {
    const [one, other] = prose.next() < 0.5 ? [copy, original] : [original, copy]
    const lot = prose.next()
    if (lot < 0.2) gone.add(one)
    else if (lot < 0.3) {
      gone.add(one)
      retouched.add(other)
    } else if (lot < 0.4) retouched.add(one)
  }
  /**
   * The most times that a near-copy may be retouched and still be nearer to itself than to its
   * twin.
   */
  const few = Math.floor((twinsDiffer - 1) / 2)
  const twins = new Set([...old.twins].flat())
  const isPlain = (index: number) =>
    !twins.has(index) && !old.headings.has(index) && !old.refrains.has(index)
  const joinsOn = (index: number) => isPlain(index - 1) && after.at(-1) === old.blocks[index - 1]

  for (const [index, block] of old.blocks.entries()) {
    const isWorkedOn = prose.next() < share
    if (gone.has(index)) continue
    if (retouched.has(index)) after.push(repeatedly(retouch, few)(block, prose))
    else if (!isWorkedOn || twins.has(index)) after.push(block)
    else if (old.headings.has(index)) after.push(renamed(block, prose))
    else if (old.refrains.has(index)) {
      if (isNear(old.blocks, index, { block, text: textOf(block), said: textOf })) {
        after.push(block)
        continue
      }
      // The line is removed here. Most often an equal or nearly equal line is inserted elsewhere.
      const gap: Block = []
      after.push(gap)
      gaps.set(gap, textOf(block))
      const line = [fresh(textOf(block))]
      const lot = prose.next()
      if (lot < 0.7)
        moved.push({
          block: lot < 0.35 ? line : retouch(line, prose),
          like: textOf(block),
          from: after.length,
        })
    } else {
      const lot = prose.next()
      if (lot < 0.6) after.push(prose.pick(inside)(block, prose))
      else if (lot < 0.68) after.push(...cut(block, prose))
      else if (lot < 0.76 && joinsOn(index)) after.push([...(after.pop() ?? []), ...block])
      else if (lot < 0.82) moved.push({ block, like: textOf(block), from: after.length })
      else if (lot < 0.88) {
        // The paragraph is deleted.
      } else if (lot < 0.94)
        after.push(lengthOf(block) >= longEnough ? lookalike(block, prose) : block)
      else after.push(block, [fresh(prose.sentence()), fresh(prose.sentence())])
    }
  }
  const said = (block: Block) => gaps.get(block) ?? textOf(block)
  for (const { block, like, from } of moved) {
    let place = from
    // The line returns neither to its old place nor beside an equal line, because nobody could
    // distinguish the two there.
    while (place === from || isNear(after, place, { block, text: like, said }))
      place = (from + Math.floor(after.length * (0.1 + 0.8 * prose.next()))) % after.length
    after.splice(place, 0, block)
  }
  return after.filter(block => block.length > 0)
}

/**
 * Whether a paragraph other than `block` has `text`, within `near` paragraphs of `index`. `said`
 * returns a paragraph's text.
 */
function isNear(
  blocks: readonly Block[],
  index: number,
  {
    block,
    text,
    said,
  }: { readonly block: Block; readonly text: string; readonly said: (block: Block) => string },
): boolean {
  const some = blocks.slice(Math.max(0, index - near), index + near + 1)
  return some.some(other => other !== block && said(other) === text)
}
const near = 4

function renamed(block: Block, prose: Prose): Block {
  const signs = block.flat()
  const blank = signs.findIndex(({ sign }) => sign === ' ')
  return [
    [...signs.slice(0, blank + 1), ...signs.slice(blank + 1, blank + 3), ...fresh(prose.word())],
  ]
}

/**
 * Cuts a paragraph between two sentences, if it has two. The import would take a cut within a
 * sentence for a printer's and repair it.
 */
function cut(block: Block, prose: Prose): readonly Block[] {
  if (block.length < 2) return [block]
  const at = 1 + prose.upTo(block.length - 1)
  return [block.slice(0, at), block.slice(at)]
}
