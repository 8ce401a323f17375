/**
 * Runs a pattern over a line in one pass. It follows all alternatives at once, so the time is
 * bounded by the length of the pattern times the length of the line.
 */

/** A parsed pattern. */
export type PatternNode =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly PatternNode[] }
  | {
      readonly kind: 'repeat'
      readonly of: PatternNode
      readonly least: number
      /** Infinity if there is no limit. */
      readonly most: number
    }

type Step =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'start' | 'end' | 'found' }
  | { readonly kind: 'go'; to: readonly number[] }

/**
 * The most steps of a program. No pattern that a person writes has more with its counts expanded.
 */
const longestProgram = 500
/** The number of characters of a line that are examined. */
const longestLook = 200

/**
 * Returns a test for whether `pattern` matches somewhere in the first 200 characters of a line;
 * null if the pattern has too many steps.
 */
export function programOf(pattern: PatternNode): ((line: string) => boolean) | null {
  const steps: Step[] = []
  if (!write(pattern, steps)) return null
  steps.push({ kind: 'found' })
  return line => run(steps, line)
}

/** Appends the steps of `node`. Returns false if there are too many. */
function write(node: PatternNode, steps: Step[]): boolean {
  if (steps.length > longestProgram) return false
  switch (node.kind) {
    case 'character':
    case 'start':
    case 'end':
      steps.push(node)
      return true
    case 'sequence':
      return node.of.every(part => write(part, steps))
    case 'choice':
      return writeChoice(node.of, steps)
    case 'repeat':
      return writeRepeat(node, steps)
  }
}

function writeChoice(parts: readonly PatternNode[], steps: Step[]): boolean {
  const starts: number[] = []
  const fork: Step = { kind: 'go', to: starts }
  steps.push(fork)
  const exits: { to: readonly number[] }[] = []
  for (const part of parts) {
    starts.push(steps.length)
    if (!write(part, steps)) return false
    const exit: Step = { kind: 'go', to: [] }
    steps.push(exit)
    exits.push(exit)
  }
  for (const exit of exits) exit.to = [steps.length]
  return true
}

function writeRepeat(
  { of, least, most }: PatternNode & { readonly kind: 'repeat' },
  steps: Step[],
): boolean {
  for (let i = 0; i < least; i++) if (!write(of, steps)) return false
  if (most === Infinity) {
    const fork: { kind: 'go'; to: readonly number[] } = { kind: 'go', to: [] }
    const at = steps.push(fork) - 1
    if (!write(of, steps)) return false
    steps.push({ kind: 'go', to: [at] })
    fork.to = [at + 1, steps.length]
    return true
  }
  const forks: { to: readonly number[] }[] = []
  for (let i = least; i < most; i++) {
    const fork: { kind: 'go'; to: readonly number[] } = { kind: 'go', to: [] }
    const at = steps.push(fork) - 1
    fork.to = [at + 1]
    forks.push(fork)
    if (!write(of, steps)) return false
  }
  for (const fork of forks) fork.to = [...fork.to, steps.length]
  return true
}

function run(steps: readonly Step[], line: string): boolean {
  // The place at which each step was last reached, so that nothing must be reset between places.
  const reachedAt = new Int32Array(steps.length).fill(-1)
  const mustBegin = steps[0]?.kind === 'start'
  let now: number[] = []
  let offset = 0
  for (let at = 0; at <= longestLook; at++) {
    const place: Place = { at, isEnd: offset === line.length, reachedAt, reached: now }
    if (follow(steps, 0, place)) return true
    // A pattern that begins with the line has failed, mostly at the first character.
    if (mustBegin && now.length === 0) return false
    const point = line.codePointAt(offset)
    if (point === undefined || at === longestLook) return false
    const character = String.fromCodePoint(point)
    offset += character.length
    const next: number[] = []
    const then: Place = { at: at + 1, isEnd: offset === line.length, reachedAt, reached: next }
    for (const i of now) {
      const step = steps[i]
      if (step?.kind !== 'character' || !step.fits(character)) continue
      if (follow(steps, i + 1, then)) return true
    }
    now = next
  }
  return false
}

interface Place {
  readonly at: number
  readonly isEnd: boolean
  readonly reachedAt: Int32Array
  /** The steps reached at this place that take a character. */
  readonly reached: number[]
}

/**
 * Adds the steps that can be reached from `from` without a character. Returns true if the pattern
 * ends.
 */
function follow(steps: readonly Step[], from: number, place: Place): boolean {
  const { at, isEnd, reachedAt, reached } = place
  const waiting = [from]
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    const step = steps[i]
    if (step === undefined || reachedAt[i] === at) continue
    reachedAt[i] = at
    if (step.kind === 'found') return true
    if (step.kind === 'character') reached.push(i)
    else if (step.kind === 'go') waiting.push(...step.to)
    else if (step.kind === 'start' ? at === 0 : isEnd) waiting.push(i + 1)
  }
  return false
}
