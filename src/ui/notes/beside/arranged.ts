/** Where the cards beside a text are, and in which form. All lengths are CSS pixels. */

export interface CardWish {
  /** Where its passage is: the top that the card should have. In the order of the text. */
  readonly at: number
  /** The heights of the whole card, and of its one line. */
  readonly whole: number
  readonly line: number
  /** Marks with the same key that say nothing of their own may share a line; null for others. */
  readonly shares: string | null
}

export interface CardPlace {
  readonly top: number
  readonly form: CardForm
  /** Its number among those that share a line, from 0. */
  readonly column: number
}

/** A whole card, one line, or a sign in a line that several marks share. */
export type CardForm = 'whole' | 'line' | 'sign'

interface Room {
  /** The space between two cards. */
  readonly gap: number
  /** How far from its passage a card may be before those around it become lower. */
  readonly reach: number
  /** The height in which whole cards that push each other stay whole, however far they are. */
  readonly fits: number
  /** No card is above this: the text cannot be scrolled further up. */
  readonly floor: number
  /** How many signs fit into a line. */
  readonly signs: number
}

/**
 * Returns the place of each card, in the same order. Cards do not overlap, and each is as near to
 * its passage as the others allow (see `levelled`). Where they would be further away than `reach`
 * and together higher than `fits`, all that push each other become lines; and where that is not
 * enough, marks that say nothing of their own share lines. The card at `current` is whole, and
 * exactly level with its passage unless those before it need the room below `floor`.
 */
export function arranged(
  cards: readonly CardWish[],
  current: number | null,
  { gap, reach, fits, floor, signs }: Room,
): readonly CardPlace[] {
  const forms = cards.map((): CardForm => 'whole')
  for (const next of ['line', 'sign'] as const) {
    const rows = rowsOf(cards, forms, { current, signs })
    const tops = levelled(rows, rowOf(rows, current), { gap, floor })
    let isCrowded = false
    for (const { from, to } of crowds(rows, tops, {
      gap,
      reach,
      fits: next === 'line' ? fits : 0,
    })) {
      for (const { first, end } of rows.slice(from, to))
        for (let i = first; i < end; i++) {
          const isLow = i !== current && (next === 'line' || cards[i]?.shares !== null)
          if (isLow) forms[i] = next
          isCrowded ||= isLow
        }
    }
    if (!isCrowded) return placed(rows, tops, forms)
  }
  const rows = rowsOf(cards, forms, { current, signs })
  return placed(rows, levelled(rows, rowOf(rows, current), { gap, floor }), forms)
}

/** A card, or several that share a line: those from `first` to `end`. */
interface Row extends Wish {
  readonly first: number
  readonly end: number
}

function rowsOf(
  cards: readonly CardWish[],
  forms: readonly CardForm[],
  { current, signs }: { readonly current: number | null; readonly signs: number },
): readonly Row[] {
  const rows: { at: number; height: number; first: number; end: number }[] = []
  for (const [i, { at, whole, line, shares }] of cards.entries()) {
    const last = rows.at(-1)
    const before = cards[i - 1]
    const joins =
      last !== undefined &&
      forms[i] === 'sign' &&
      forms[i - 1] === 'sign' &&
      before?.shares === shares &&
      i - last.first < signs
    if (joins) last.end = i + 1
    else {
      const isWhole = i === current || forms[i] === 'whole'
      rows.push({ at, height: isWhole ? whole : line, first: i, end: i + 1 })
    }
  }
  return rows
}

const rowOf = (rows: readonly Row[], card: number | null): number | null => {
  const row = card === null ? -1 : rows.findIndex(({ first, end }) => first <= card && card < end)
  return row < 0 ? null : row
}

const placed = (
  rows: readonly Row[],
  tops: readonly number[],
  forms: readonly CardForm[],
): readonly CardPlace[] =>
  rows.flatMap(({ first, end }, row) =>
    forms.slice(first, end).map((form, column) => ({
      top: tops[row] ?? 0,
      // A sign that shares its line with no other has room for its words.
      form: form === 'sign' && end - first === 1 ? 'line' : form,
      column,
    })),
  )

/**
 * Returns the groups of rows that touch, are together higher than `fits`, and of which one is
 * further away than `reach`.
 */
function crowds(
  rows: readonly Row[],
  tops: readonly number[],
  { gap, reach, fits }: Pick<Room, 'gap' | 'reach' | 'fits'>,
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  let from = 0
  let isFar = false
  for (const [i, { at, height }] of rows.entries()) {
    const top = tops[i] ?? 0
    isFar ||= Math.abs(top - at) > reach
    if ((tops[i + 1] ?? Infinity) < top + height + gap + 1) continue
    if (isFar && top + height - (tops[from] ?? 0) > fits) found.push({ from, to: i + 1 })
    from = i + 1
    isFar = false
  }
  return found
}

interface Wish {
  readonly at: number
  readonly height: number
}

/**
 * Returns tops in the order of `wishes`, at least a height and `gap` apart, with the least sum of
 * squared distances from the wishes, none above `floor`; the one at `pinned` has exactly its wish
 * unless `floor` pushes it down. What is apart by the heights before it must not decrease, so this
 * is isotonic regression: neighbours that would overlap are pooled around their mean. It takes
 * time in proportion to the number of wishes. (Best and Chakravarti, Active set algorithms for
 * isotonic regression, 1990.)
 */
export function levelled(
  wishes: readonly Wish[],
  pinned: number | null,
  { gap, floor }: Pick<Room, 'gap' | 'floor'>,
): readonly number[] {
  let height = 0
  const before = wishes.map(wish => {
    const above = height
    height += wish.height + gap
    return above
  })
  const moved = wishes.map(({ at }, i) => at - (before[i] ?? 0))
  const lowest = (each: number) => Math.max(each, floor)
  const wish = pinned === null ? undefined : moved[pinned]
  if (pinned === null || wish === undefined) return added(notDecreasing(moved).map(lowest), before)
  const fixed = lowest(wish)
  // Each part has its own means: what is before the current card pushes nothing after it.
  const upper = notDecreasing(moved.slice(0, pinned)).map(each => Math.min(lowest(each), fixed))
  const lower = notDecreasing(moved.slice(pinned + 1)).map(each => Math.max(each, fixed))
  return added([...upper, fixed, ...lower], before)
}

const added = (some: readonly number[], others: readonly number[]): readonly number[] =>
  some.map((one, i) => one + (others[i] ?? 0))

/** Returns the numbers that are nearest to `wishes` and never decrease. */
function notDecreasing(wishes: readonly number[]): readonly number[] {
  const pools: { sum: number; count: number }[] = []
  for (const wish of wishes) {
    let pool = { sum: wish, count: 1 }
    for (let last = pools.at(-1); last && meanOf(last) >= meanOf(pool); last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  }
  return pools.flatMap(pool => Array.from({ length: pool.count }, () => meanOf(pool)))
}

const meanOf = ({ sum, count }: { readonly sum: number; readonly count: number }) => sum / count
