import { childrenOf, isElement, lineOf } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'

/** Words and their reading; null if they have none. */
export interface RubyPair {
  readonly base: readonly Content[]
  readonly reading: string | null
}

interface Group {
  bases: Content[][]
  readings: string[]
  /** Readings on the other side of the words, used only if there are no first ones. */
  second: string[]
}

/**
 * Returns the words of a ruby element with their readings, in each of the ways to pair them:
 * alternating, all words before all readings, or each in its own element.
 */
export function rubyPairs(ruby: Element): readonly RubyPair[] {
  const pairs: RubyPair[] = []
  let group: Group = { bases: [], readings: [], second: [] }
  const end = () => {
    pairs.push(...pairsIn(group))
    group = { bases: [], readings: [], second: [] }
  }
  /** Whether the next content continues the last base. */
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

/** Returns the contents of the `rb` elements of an `rbc`. */
const wordsOf = (container: Element): readonly Content[][] =>
  container.children.flatMap(child => (isElement(child) ? [[...child.children]] : []))

function pairsIn({ bases, readings, second }: Group): readonly RubyPair[] {
  const given = (readings.length > 0 ? readings : second).filter(reading => reading !== '')
  const [first] = bases
  if (bases.length === given.length) {
    return bases.map((base, i) => ({ base, reading: given[i] ?? null }))
  }
  if (bases.length === 1 && first !== undefined) {
    const characters = first.every(part => typeof part === 'string')
      ? Array.from(first.join('').trim())
      : []
    if (given.length > 1 && characters.length === given.length) {
      return characters.map((base, i) => ({ base: [base], reading: given[i] ?? null }))
    }
    return [{ base: first, reading: given.join(' ') || null }]
  }
  if (given.length === 1) return [{ base: bases.flat(), reading: given[0] ?? null }]
  return bases.map((base, i) => ({ base, reading: given[i] ?? null }))
}
