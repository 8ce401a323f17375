/** A range of a text, in UTF-16 code units. */
interface Range {
  readonly start: number
  readonly end: number
}

const half = /[!(),:;?]/g
const chinese = /[\p{Script=Han}\u3001-\u303f\uff01-\uff65“”‘’—…]/u
/** What closes up with a full-width sign beside it. */
const sign = /[\u3001-\u3003\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’]/

/**
 * Returns the half-width signs of `text` that are beside a Chinese character or sign, as newspapers
 * type them, together with the full-width signs next to them. A bracket goes with its other half.
 */
export function wideSigns(text: string): Range[] {
  if (text.search(half) < 0) return []
  const wide = new Set<number>()
  const open: number[] = []
  for (const { index } of text.matchAll(half)) {
    const isWide = isChinese(text, index - 1) || isChinese(text, index + 1)
    if (isWide) wide.add(index)
    if (text[index] === '(') open.push(index)
    if (text[index] === ')') joinHalves(wide, open.pop(), index)
  }
  return clusters(text, wide)
}

const isChinese = (text: string, at: number): boolean => {
  const character = text[at]
  return character !== undefined && chinese.test(character)
}

function joinHalves(wide: Set<number>, opening: number | undefined, closing: number): void {
  if (opening === undefined) return
  if (wide.has(opening)) wide.add(closing)
  else if (wide.has(closing)) wide.add(opening)
}

function clusters(text: string, wide: ReadonlySet<number>): Range[] {
  const joins = (at: number) => wide.has(at) || sign.test(text.charAt(at))
  const ranges: Range[] = []
  for (const at of [...wide].sort((a, b) => a - b)) {
    if (at < (ranges.at(-1)?.end ?? 0)) continue
    let [start, end] = [at, at + 1]
    while (joins(start - 1)) start--
    while (joins(end)) end++
    ranges.push({ start, end })
  }
  return ranges
}
