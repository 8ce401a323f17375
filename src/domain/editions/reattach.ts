/**
 * Anchors of an old edition's source in a new one. An anchor follows its words: exactly if the
 * paragraph is the same, by the difference if the paragraph changed, and by words and context if
 * they are elsewhere now. Without such evidence it is an orphan. The same words alone are no
 * evidence.
 */
import type { Anchor } from '../anchor.ts'
import type { ParagraphId } from '../ids.ts'
import { bridgeOver, cross, type Bridge } from './bridge.ts'
import { findByLetters, rivalled, type Crossed } from './by-letters.ts'
import { findElsewhere } from './elsewhere.ts'
import { believable, shareOfNumber } from './evidence.ts'
import { Letters, type BothLetters } from './letters.ts'
import type { EditionPair, EditionParagraph, EditionPlace, Fold, ParagraphMatch } from './match.ts'
import { findInOrder } from './placed-in-order.ts'
import { othersIn, refrainsIn } from './doubts/refrains.ts'
import { foreignIn, hasGreaterPart, isInItsSentence, partedIn } from './doubts/own-sentence.ts'

/**
 * Returns where each of `anchors` is in the new edition, in the order of the text and at most one
 * range per paragraph. There are several if the paragraph was split, and none for an orphan.
 */
export function reattach(
  anchors: readonly Anchor[],
  { fold, ...editions }: Omit<EditionPair, 'book'>,
): readonly (readonly EditionPlace[])[] {
  return fold
    ? reattachAsWritten(
        anchors.map(one => foldedAnchor(one, fold)),
        {
          ...editions,
          old: editions.old.map(one => ({ ...one, text: fold(one.text) })),
          fresh: editions.fresh.map(one => ({ ...one, text: fold(one.text) })),
        },
      )
    : reattachAsWritten(anchors, editions)
}

const foldedAnchor = (anchor: Anchor, fold: Fold): Anchor => ({
  ...anchor,
  quote: {
    exact: fold(anchor.quote.exact),
    prefix: fold(anchor.quote.prefix),
    suffix: fold(anchor.quote.suffix),
  },
})

function reattachAsWritten(
  anchors: readonly Anchor[],
  editions: Omit<EditionPair, 'book' | 'fold'>,
): readonly (readonly EditionPlace[])[] {
  const { old, fresh } = editions
  const numbers = new Map<ParagraphId, number>(old.map(({ id }, number) => [id, number]))
  const numberOf = ({ paragraphId }: Anchor) => numbers.get(paragraphId) ?? -1
  const isWhole = (anchor: Anchor) => isTrue(anchor, old[numberOf(anchor)])
  const both = { before: new Letters(old), after: new Letters(fresh) }
  const byParagraphs = findByParagraphs(anchors.filter(isWhole), editions)
  const toCheck = byParagraphs.filter(({ isChanged }) => isChanged)
  const doubtful = rivalled(toCheck, editions, both)
  const crossed = new Map(byParagraphs.map(one => [one.anchor, one]))
  const inOrder = findInOrder(anchors.filter(isWhole), editions, both)
  const led = [...inOrder].flatMap(([anchor, { places, isSure }]) => {
    const here = crossed.get(anchor)
    const isCertain = here !== undefined && !doubtful.has(anchor)
    if (isCertain && (!here.isChanged || !isSure)) return []
    const isAgreed = here !== undefined && areTogether(here.places, places)
    return [{ anchor, places: isAgreed ? here.places : places, isBeside: true, isAgreed }]
  })
  const misled = rivalled(
    led.filter(({ isAgreed }) => !isAgreed),
    editions,
    both,
  )
  const found = new Map(
    [
      ...byParagraphs.filter(({ anchor }) => !doubtful.has(anchor)),
      ...led.filter(({ anchor }) => !misled.has(anchor)),
    ].map(({ anchor, places }) => [anchor, places]),
  )
  const lost = anchors.filter(anchor => !found.has(anchor) && !isNumber(anchor))
  const elsewhere = surelyElsewhere(lost, editions, both)
  const byLetters = findByLetters(
    lost.filter(anchor => !elsewhere.has(anchor) && isWhole(anchor)),
    editions,
    both,
  )
  const [isOther, isAnother] = [othersIn(editions), refrainsIn(editions)]
  const isNew = newIn(editions.match)
  const hasParted = partedIn(editions)
  const isInAnother = foreignIn(
    anchors.filter(isWhole).map(anchor => ({ anchor, number: numberOf(anchor) })),
    both,
  )
  return anchors.map(anchor => {
    const number = numberOf(anchor)
    const places = found.get(anchor) ?? elsewhere.get(anchor) ?? byLetters.get(anchor) ?? []
    const hasLeft = !found.has(anchor) && places.some(({ index }) => isNew(number, index))
    const led = { anchor, number, places }
    const isUnsure =
      isWhole(anchor) &&
      ((hasLeft && !isInItsSentence(led, both)) ||
        (hasParted(led) && !hasGreaterPart(led, both)) ||
        isInAnother(led))
    const isElse = ({ index }: EditionPlace) => isOther(number, index) || isAnother(number, index)
    return isUnsure || places.some(isElse) ? [] : places
  })
}

/** Returns a test of whether an old paragraph is gone, and the paragraph `index` is a new one. */
function newIn({ gone, added }: EditionPair['match']): (number: number, index: number) => boolean {
  const [old, fresh] = [new Set(gone), new Set(added)]
  return (number, index) => old.has(number) && fresh.has(index)
}

/** Returns where the believable matches of paragraphs lead `anchors`, which are on their words. */
function findByParagraphs(
  anchors: readonly Anchor[],
  editions: Omit<EditionPair, 'book' | 'fold'>,
): readonly (Crossed & { readonly isChanged: boolean })[] {
  const { old, fresh, match } = editions
  const numbers = new Map<ParagraphId, number>(old.map(({ id }, number) => [id, number]))
  const matchOf = new Map(
    match.matches.flatMap(one => one.old.map(number => [number, one] as const)),
  )
  const evidence = believable(editions)
  const bridges = new Map<ParagraphMatch, Bridge>()
  return anchors.flatMap(anchor => {
    const number = numbers.get(anchor.paragraphId) ?? -1
    const matched = matchOf.get(number)
    const reason = matched && evidence.get(matched)
    if (!matched || !reason) return []
    const bridge = bridges.get(matched) ?? bridgeOver(matched, editions)
    bridges.set(matched, bridge)
    const places = cross(bridge, number, anchor, fresh)
    const isChanged = matched.kind === 'changed'
    return places.length > 0
      ? [{ anchor, places, isBeside: reason === 'neighbours', isChanged }]
      : []
  })
}

/** Whether an anchor is mostly on a number, which is in many places. */
const isNumber = ({ quote }: Anchor): boolean => shareOfNumber(quote.exact) >= 0.5

/** Whether two ranges, which may be in several paragraphs, have words in common. */
const areTogether = (some: readonly EditionPlace[], others: readonly EditionPlace[]): boolean =>
  some.some(one =>
    others.some(
      other => one.index === other.index && one.start < other.end && one.end > other.start,
    ),
  )

/** Returns the places of words that have left their paragraph, without those that have a rival. */
function surelyElsewhere(
  lost: readonly Anchor[],
  editions: Pick<EditionPair, 'old' | 'fresh' | 'match'>,
  both: BothLetters,
): ReadonlyMap<Anchor, readonly EditionPlace[]> {
  const found = Array.from(findElsewhere(lost, editions), ([anchor, place]) => ({
    anchor,
    places: [place],
    isBeside: true,
  }))
  const unsure = rivalled(found, editions, both)
  return new Map(
    found.filter(({ anchor }) => !unsure.has(anchor)).map(one => [one.anchor, one.places]),
  )
}

/** Whether the anchor is on its words. An anchor that was wrong before is not followed. */
const isTrue = ({ start, end, quote }: Anchor, paragraph: EditionParagraph | undefined): boolean =>
  quote.exact !== '' && paragraph?.text.slice(start, end) === quote.exact
