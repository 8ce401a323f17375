/** Cuts noise out of lines, and shows it with the words around it. */
import { endsSentence } from '#domain/text/sentence'
import type { CutExcerpt, Removal, RemovalKind } from '../../findings.ts'
import type { PrintedLine } from '../printed-lines.ts'

/** A range of a line, in UTF-16 offsets. */
export interface Reach {
  readonly start: number
  readonly end: number
}

export type WithinKind = Extract<RemovalKind, `${string}-within`>

/** A part of a line that is not text. */
export interface Cut extends Reach {
  /** The index of the line. */
  readonly at: number
  readonly kind: WithinKind
}

export const withinId = (kind: WithinKind): string => `@${kind}`

/** Puts parts that overlap together. The first says the kind. */
export function merged<Part extends Reach>(parts: readonly Part[]): readonly Part[] {
  const found: Part[] = []
  for (const part of parts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1)
    if (last === undefined || part.start > last.end) found.push(part)
    else if (part.end > last.end) found.splice(-1, 1, { ...last, end: part.end })
  }
  return found
}

/** Returns `text` without `parts`, which are in order and do not overlap. */
export function without(text: string, parts: readonly Reach[]): string {
  let rest = ''
  let from = 0
  for (const { start, end } of parts) {
    rest += text.slice(from, start)
    from = end
  }
  return (rest + text.slice(from)).trim()
}

const isLatin = /[\p{Script=Latin}\p{N}]/u

/**
 * Extends `part` by what would be left over without it: the white space around it, and one of two
 * marks if the text then has two in a row.
 */
export function tidied(text: string, { start, end }: Reach): Reach {
  const before = text.slice(Math.max(0, start - 12), start)
  const lead = before.trimEnd().at(-1) ?? ''
  const after = text.slice(end, end + 12)
  const isBetween = /(?:^|[。！？!?…，,、；;：:]|[。！？…][”」』）)])$/.test(before.trimEnd())
  const left = isBetween ? (/^\s*[。！!，,、；;：:]/.exec(after)?.[0] ?? '') : ''
  const spaces = /^\s*/.exec(after.slice(left.length))?.[0] ?? ''
  const next = after.charAt(left.length + spaces.length)
  const keepsSpace = isLatin.test(lead) && isLatin.test(next)
  return {
    start: keepsSpace ? start : start - (before.length - before.trimEnd().length),
    end: end + left.length + spaces.length,
  }
}

export interface CutLines {
  readonly lines: readonly PrintedLine[]
  readonly removals: readonly Removal[]
  /** How many places were cut. */
  readonly places: number
  /** The characters that were cut, without white space. */
  readonly characters: number
}

/** Cuts those of `cuts` whose kinds `accepted` names. No line becomes empty. */
export function cutFrom(
  lines: readonly PrintedLine[],
  cuts: readonly Cut[],
  accepted: readonly string[],
): CutLines {
  const done = cuts.filter(({ kind }) => accepted.includes(withinId(kind)))
  const kept = [...lines]
  for (const [at, own] of grouped(done, one => one.at)) {
    const line = kept[at]
    if (line === undefined) continue
    const { text } = line
    const ended = (isEnd: (cut: Cut) => boolean) =>
      own.some(cut => cut.kind === 'break-within' && isEnd(cut))
    const last = kept[at - 1]?.text ?? '。'
    const goesOn = ended(({ start }) => start === 0) && !endsSentence(last)
    const { inlines: _stale, ...rest } = line
    kept[at] = { ...rest, text: without(text, own), ...(goesOn && pageEnd) }
    const next = kept[at + 1]
    const isCut = ended(({ end }) => end === text.length) && !endsSentence(kept[at].text)
    if (isCut && next !== undefined) kept[at + 1] = { ...next, ...pageEnd }
  }
  const inkIn = ({ at, start, end }: Cut): number =>
    (lines[at]?.text ?? '').slice(start, end).replaceAll(/\s/g, '').length
  return {
    lines: kept,
    removals: [...grouped(cuts, ({ kind }) => kind)].map(([kind, own]) => ({
      id: withinId(kind),
      kind,
      count: own.length,
      examples: [],
      within: own.slice(0, mostExcerpts).map(cut => excerptOf(lines[cut.at]?.text ?? '', cut)),
      accepted: accepted.includes(withinId(kind)),
    })),
    places: done.length,
    characters: done.reduce((sum, cut) => sum + inkIn(cut), 0),
  }
}

/** A page ended before the line, in mid-sentence. */
const pageEnd = { gap: 0, page: true } as const

/** More places are not shown, but counted. */
const mostExcerpts = 200
const around = 12
const longestCut = 80

function excerptOf(text: string, { start, end }: Reach): CutExcerpt {
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)]
  const cut = text.slice(start, end)
  return {
    before: `${from > 0 ? '…' : ''}${whole(text.slice(from, start))}`,
    cut: cut.length > longestCut ? `${whole(cut.slice(0, longestCut))}…` : cut,
    after: `${whole(text.slice(end, to))}${to < text.length ? '…' : ''}`,
  }
}

/** Drops half a character at either end. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')

/** Groups `items`, which stay in order. */
export function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [item])
    else known.push(item)
  }
  return groups
}
