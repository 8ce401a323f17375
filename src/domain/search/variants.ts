/**
 * Variants: characters that are ways of writing one another, such as 后 and 後, or 发, 發 and 髮. The
 * relation is not transitive: 發 and 髮 are both written 发, but neither is written for the other.
 */
export interface Variants {
  /**
   * Returns the code point that represents `point` and all characters connected with it in any
   * number of steps; `point` itself if it has no variants.
   */
  readonly representative: (point: number) => number
  /** Returns every way of writing `character`, itself first. */
  readonly waysOf: (character: string) => readonly string[]
  /** Whether `a` and `b` are the same character or variants. */
  readonly related: (a: string, b: string) => boolean
  /**
   * Returns the characters that share the representative of `character` without being its variants:
   * 髮 for 發.
   */
  readonly falseWaysOf: (character: string) => readonly string[]
}

/**
 * Returns the variants in `lists` of pairs. `|` separates pairs, and a space the two characters of
 * a pair; a pair works both ways. Skips anything longer than one character.
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

/** No character has variants. */
export const noVariants: Variants = variantsOf([])

const isOne = (text: string): boolean => Array.from(text).length === 1
