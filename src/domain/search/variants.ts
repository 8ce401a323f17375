/**
 * Characters that are ways of writing one another: 后 and 後, 发, 發 and 髮. Being so is
 * not passed on: 發 and 髮 are both written 发, and yet neither is written for the other.
 */
export interface Variants {
  /** The code point that stands for `point` and all that are tied to it by any number of steps; `point` itself where there are none. */
  readonly representative: (point: number) => number
  /** Every way of writing `character`, itself first. */
  readonly waysOf: (character: string) => readonly string[]
  /** Whether `a` and `b` are one character written in two ways, or the same. */
  readonly related: (a: string, b: string) => boolean
  /** What has the representative of `character` and is yet no way of writing it: 髮 of 發. */
  readonly falseWaysOf: (character: string) => readonly string[]
}

/**
 * Variants by pairs of characters, each either way: `lists` hold pairs parted by `|`, the two
 * characters of a pair by a space. What is longer than one character is passed over.
 */
export function variantsOf(lists: readonly string[]): Variants {
  const ways = new Map<string, Set<string>>()
  const heads = new Map<string, string>()
  const members = new Map<string, string[]>()
  const headOf = (character: string) => heads.get(character) ?? character

  function tie(a: string, b: string): void {
    waysAt(a).add(b)
    waysAt(b).add(a)
    const [head, other] = [headOf(a), headOf(b)]
    if (head === other) return
    const joined = members.get(other) ?? [other]
    for (const member of joined) heads.set(member, head)
    members.set(head, [...(members.get(head) ?? [head]), ...joined])
    members.delete(other)
  }

  function waysAt(character: string): Set<string> {
    const there = ways.get(character) ?? new Set([character])
    ways.set(character, there)
    return there
  }

  for (const list of lists) {
    for (const pair of list.split('|')) {
      const [a, b] = pair.split(' ')
      if (a && b && isOne(a) && isOne(b) && a !== b) tie(a, b)
    }
  }
  const waysOf = (character: string): readonly string[] => [...(ways.get(character) ?? [character])]
  return {
    representative: point => {
      const head = heads.get(String.fromCodePoint(point))
      return head?.codePointAt(0) ?? point
    },
    waysOf,
    related: (a, b) => a === b || (ways.get(a)?.has(b) ?? false),
    falseWaysOf: character => {
      const written = ways.get(character)
      return written
        ? (members.get(headOf(character)) ?? []).filter(each => !written.has(each))
        : []
    },
  }
}

/** Every character is only itself. */
export const noVariants: Variants = variantsOf([])

const isOne = (text: string): boolean => Array.from(text).length === 1
