/** Finds entries by a part of their Chinese, or by a pattern. */
import type { WordDictionary } from './dictionary.ts'
import { startsOf } from './trie.ts'

/** The most expressions that are put in order. */
const mostFound = 5000

/** All folded expressions, each between two line ends, and where each begins. */
interface Expressions {
  readonly text: string
  readonly starts: Uint32Array
}

export interface ExpressionSearch {
  /** The ids of entries that contain the folded `part`, the best first. */
  readonly containing: (part: string) => readonly number[]
  /** The ids of entries that a folded pattern with `*` and `?` matches, the best first. */
  readonly matching: (pattern: string) => readonly number[]
}

export function createExpressionSearch(dictionary: WordDictionary): ExpressionSearch {
  const { headNodes, entryFrequencies } = dictionary.data
  let made: Expressions | null = null
  const expressions = (): Expressions => (made ??= readExpressions(dictionary))

  /** The expressions that contain `part`, as indexes of `headNodes`. */
  function headsWith(part: string): readonly number[] {
    const { text, starts } = expressions()
    const heads: number[] = []
    let at = text.indexOf(part)
    while (at !== -1 && heads.length < mostFound) {
      const head = groupOf(starts, at)
      heads.push(head)
      at = text.indexOf(part, (starts[head + 1] ?? text.length) - 1)
    }
    return heads
  }

  const expression = (head: number): string => {
    const { text, starts } = expressions()
    return text.slice(starts[head], (starts[head + 1] ?? 0) - 1)
  }

  /** The entries of expressions: those with the smallest `rank` first, then the commonest. */
  function entriesOf(heads: readonly number[], rank: (expression: string) => number) {
    const found = heads.flatMap(head => {
      const order = rank(expression(head))
      return Array.from(dictionary.entriesOf(head), id => ({ id, order }))
    })
    const common = (id: number): number => entryFrequencies[id] ?? 0
    found.sort((a, b) => a.order - b.order || common(b.id) - common(a.id) || a.id - b.id)
    return [...new Set(found.map(({ id }) => id))]
  }

  return {
    containing: part =>
      entriesOf(headsWith(part), written =>
        written === part ? 0 : written.startsWith(part) ? 1 : 2,
      ),
    matching(pattern) {
      const [longest = ''] = pattern.split(/[*?]+/).toSorted((a, b) => b.length - a.length)
      const candidates = longest === '' ? [...headNodes.keys()] : headsWith(longest)
      const heads = candidates.filter(head => isMatch(expression(head), pattern))
      return entriesOf(heads.slice(0, mostFound), written => written.length)
    },
  }
}

function readExpressions(dictionary: WordDictionary): Expressions {
  const { trie, data } = dictionary
  const words: string[] = ['']
  const heads = new Map(Array.from(data.headNodes, (node, head) => [node, head]))
  const found: string[] = Array.from(data.headNodes, () => '')
  trie.forEach((node, parent, unit) => {
    const word = (words[parent] ?? '') + String.fromCharCode(unit)
    words[node] = word
    const head = heads.get(node)
    if (head !== undefined) found[head] = word
  })
  return {
    text: `\n${found.join('\n')}\n`,
    starts: startsOf(
      found.map(word => word.length + 1),
      1,
    ),
  }
}

/** The group that contains `at`, if `starts` are the beginnings of groups. */
function groupOf(starts: Uint32Array, at: number): number {
  // A part that begins with a line end would belong to the next group; no query has one.
  let [low, high] = [0, starts.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** Whether the whole of `text` is matched: `*` stands for any units, `?` for one character. */
export function isMatch(text: string, pattern: string): boolean {
  const characters = Array.from(text)
  const signs = Array.from(pattern)
  let [at, sign, star, tried] = [0, 0, -1, 0]
  while (at < characters.length) {
    if (signs[sign] === '*') {
      star = sign++
      tried = at
    } else if (signs[sign] === '?' || signs[sign] === characters[at]) {
      at++
      sign++
    } else if (star !== -1) {
      sign = star + 1
      at = ++tried
    } else return false
  }
  while (signs[sign] === '*') sign++
  return sign === signs.length
}
