import { childrenOf, isElement, lineOf } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'

/** Words and how they are read; null where no reading stands with them. */
export interface RubyPair {
  readonly base: readonly Content[]
  readonly reading: string | null
}

interface Group {
  bases: Content[][]
  readings: string[]
  /** A reading of the whole, on the other side of it: taken only where there is no other. */
  second: string[]
}

/**
 * The words of a ruby element with their readings, whichever way they are paired: one after
 * the other, all words before all readings, or each in an element of its own.
 */
export function rubyPairs(ruby: Element): readonly RubyPair[] {
  const pairs: RubyPair[] = []
  let group: Group = { bases: [], readings: [], second: [] }
  const end = () => {
    pairs.push(...pairsIn(group))
    group = { bases: [], readings: [], second: [] }
  }
  /** Whether the base last begun goes on with what comes next. */
  let isOpen = false
  for (const child of ruby.children) {
    const name = isElement(child) ? child.name : ''
    if (name === 'rp') continue
    if (isElement(child) && name === 'rt') group.readings.push(lineOf(child))
    else if (isElement(child) && name === 'rtc') {
      const own = childrenOf(child, 'rt').map(lineOf)
      if (own.length > 1 && group.readings.length === 0) group.readings.push(...own)
      else group.second.push(lineOf(child))
    } else {
      if (typeof child === 'string' && child.trim() === '') continue
      if (group.readings.length + group.second.length > 0) {
        end()
        isOpen = false
      }
      const own = isElement(child) && (name === 'rb' || name === 'rbc')
      const contents = own ? child.children : [child]
      if (isElement(child) && name === 'rbc') group.bases.push(...wordsOf(child))
      else if (own || !isOpen) group.bases.push([...contents])
      else group.bases.at(-1)?.push(...contents)
      isOpen = !own
    }
  }
  end()
  return pairs
}

/** The `rb` elements of an `rbc`. */
const wordsOf = (container: Element): readonly Content[][] =>
  container.children.flatMap(child => (isElement(child) ? [[...child.children]] : []))

function pairsIn({ bases, readings, second }: Group): readonly RubyPair[] {
  const said = (readings.length > 0 ? readings : second).filter(reading => reading !== '')
  const [first] = bases
  if (bases.length === said.length) {
    return bases.map((base, i) => ({ base, reading: said[i] ?? null }))
  }
  if (bases.length === 1 && first !== undefined) {
    const characters = first.every(part => typeof part === 'string')
      ? Array.from(first.join('').trim())
      : []
    if (said.length > 1 && characters.length === said.length) {
      return characters.map((base, i) => ({ base: [base], reading: said[i] ?? null }))
    }
    return [{ base: first, reading: said.join(' ') || null }]
  }
  if (said.length === 1) return [{ base: bases.flat(), reading: said[0] ?? null }]
  return bases.map((base, i) => ({ base, reading: said[i] ?? null }))
}
