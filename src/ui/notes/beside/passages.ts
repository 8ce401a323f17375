import type { Annotation } from '#domain/annotation'
import type { Spread } from '#editor/spread'
import type { OpenSpread } from '../../reader/open-spread.ts'

export interface DeskText {
  readonly spread: Spread
  readonly layout: OpenSpread['layout']
  /** The element that scrolls the text. */
  readonly page: HTMLElement
}

/** Where consecutive marks begin: `tops[0]` is that of mark `first`. */
interface Passages {
  readonly first: number
  /** In CSS pixels from the top of the scrolled text. They never decrease. */
  readonly tops: readonly number[]
}

/** Returns where the marks on the page begin. `marks` is in the order of the text. */
export function passagesOf(
  { spread, layout, page }: DeskText,
  marks: readonly Annotation[],
): Passages {
  const origin = page.getBoundingClientRect().top - page.scrollTop
  // A section that is drawn only because it has the keyboard may be far from those on the screen.
  const groups: { first: number; end: number; readonly tops: number[] }[] = []
  for (const number of layout.drawn.get()) {
    const section = spread.sections.all[number]
    const top = section ? spread.markPlaces.topOfSection(number) : null
    if (!section || top === null) continue
    const from = firstFrom(marks, section.offset)
    const end = firstFrom(marks, section.offset + section.end - section.start)
    if (from === end) continue
    let group = groups.at(-1)
    if (group?.end !== from) groups.push((group = { first: from, end: from, tops: [] }))
    const { tops } = group
    for (const mark of marks.slice(from, end)) {
      const before = tops.at(-1) ?? 0
      const within = spread.markPlaces.topIn(number, mark, top)
      const isOnBook = mark.scope === 'book'
      tops.push(isOnBook || within === null ? before : Math.max(before, top + within - origin))
    }
    group.end = end
  }
  const middle = page.scrollTop + page.clientHeight / 2
  const [nearest] = groups.toSorted((a, b) => distance(a.tops, middle) - distance(b.tops, middle))
  return nearest ?? { first: 0, tops: [] }
}

/** How far `tops`, which increase, are from `y`; 0 if it is among them. */
const distance = (tops: readonly number[], y: number): number =>
  Math.max(0, (tops[0] ?? 0) - y, y - (tops.at(-1) ?? 0))

/** The index of the first mark from paragraph `index` of the book on. */
function firstFrom(marks: readonly Annotation[], index: number): number {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.index ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}
