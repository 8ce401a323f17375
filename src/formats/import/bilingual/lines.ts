/**
 * Reads a plain text in two languages: separates its lines, reads each language, and pairs them.
 */
import { pairTexts } from '#domain/align/pair-texts'
import { progressPart, noProgress, type OnProgress } from '#domain/progress-share'
import type { ChapterDraft } from '../../book-text.ts'
import type { ImportChoices } from '../choices.ts'
import type { Draft } from '../draft.ts'
import { structureOf, type Structure } from '../plain-text/structure.ts'
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import { isLabelledNote, labelledSides, type Labelled } from './labels.ts'
import { besideInOrder } from './interleaved.ts'
import { isBilingual, type Sided } from './sided.ts'
import { languageByScript } from './separate.ts'
import type { NumberedLine, SeparatedLines } from './separated-lines.ts'
import { sideOf, type SideOfText } from './sides.ts'
import { turnsOfThree, type LineTurns } from './lines-in-turn.ts'
import { besideOf } from './versions.ts'

/**
 * Separates the lines of the two languages; null if the text is in one language. `told` are the
 * sides of lines that more than their script shows.
 */
export function separateLines(
  lines: readonly PrintedLine[],
  told: readonly (SideOfText | undefined)[] = [],
): SeparatedLines | null {
  const own = lines.map(
    ({ text, mark }, i) => told[i] ?? (mark === undefined ? sideOf(text) : 'either'),
  )
  const three = turnsOfThree(lines, own)
  if (three) return separateTurns(lines, three)
  const turns = inTurn(own)
  const sides = turns ?? own
  const units: { side: Sided['side']; text: string }[] = []
  for (const [i, { text, gap }] of lines.entries()) {
    const side = sides[i] ?? 'either'
    const last = units.at(-1)
    // Consecutive lines may be one wrapped paragraph.
    if (last?.side === side && gap === 0) last.text += text
    else units.push({ side, text })
  }
  const each = lines.map(({ text }, i) => ({ side: sides[i] ?? 'either', text }))
  if (!isBilingual(units) && !isBilingual(each)) return null
  const on = (isTranslation: boolean) => {
    const own: NumberedLine[] = []
    for (const [number, line] of lines.entries()) {
      if ((sides[number] === 'translation') !== isTranslation) continue
      const isApart = own.at(-1)?.number !== number - 1
      own.push({ number, line: isApart && line.gap === 0 ? { ...line, gap: 1 } : line })
    }
    return own
  }
  let stanza = 0
  return {
    source: on(false),
    translation: on(true),
    areParagraphs: units.length === lines.length,
    areInTurn: turns !== null,
    stanzas: lines.map(({ gap }) => (gap > 0 ? ++stanza : stanza)),
  }
}

/** Separates lines that take turns in three. Each version of the original has its own name. */
function separateTurns(lines: readonly PrintedLine[], turns: LineTurns): SeparatedLines {
  const { before, original, versions } = turns
  const turnOf = (number: number) => (number < before ? original : (number - before) % 3)
  const on = (isSource: boolean): readonly NumberedLine[] =>
    lines.flatMap((line, number) =>
      (turnOf(number) === original) === isSource ? [{ number, line: { ...line, gap: 1 } }] : [],
    )
  return {
    source: on(true),
    translation: on(false),
    areParagraphs: true,
    areInTurn: true,
    areRounds: true,
    outside: new Set(Array.from({ length: before }, (_, number) => number)),
    versions: lines.map((_line, number) =>
      versions.includes(turnOf(number)) ? String(turnOf(number)) : undefined,
    ),
    stanzas: lines.map((_line, number) => 1 + Math.floor((number - before) / 3)),
  }
}

/** Fewer lines of each language are in turn by chance. */
const leastInTurn = 4

/**
 * Returns `sides` with those of lines without words, such as a year, if the languages take turns
 * line by line; else null.
 */
function inTurn(sides: readonly SideOfText[]): readonly SideOfText[] | null {
  const all = (side: SideOfText) => sides.flatMap((one, at) => (one === side ? [at % 2] : []))
  const [sources, translations] = [all('source'), all('translation')]
  const [first] = sources
  const areInTurn =
    Math.min(sources.length, translations.length) >= leastInTurn &&
    sources.every(place => place === first) &&
    translations.every(place => place !== first)
  if (!areInTurn || sides.length % 2 > 0) return null
  return sides.map((side, at) =>
    side === 'either' ? (at % 2 === first ? 'source' : 'translation') : side,
  )
}

/** Separates lines by their labels, which are left out; null if they have none. */
export function separateLabelled(lines: readonly PrintedLine[]): SeparatedLines | null {
  const labelled = labelledSides(lines.map(({ text }) => text))
  if (labelled === null) return null
  const [source, translation]: [NumberedLine[], NumberedLine[]] = [[], []]
  let stanza = 0
  let last: Labelled = { side: 'source', label: 0 }
  // A translation may come before its source.
  const first = labelled.find(({ label }) => label > 0)?.side
  const stanzas = lines.map((line, number) => {
    const now = labelled[number] ?? last
    const { side, label } = now
    const isTurn = side !== last.side
    if ((isTurn && side === first) || now.isOutside !== last.isOutside) stanza++
    const own = side === 'source' ? source : translation
    const text = line.text.slice(label)
    const gap = isTurn || label > 0 ? Math.max(1, line.gap) : line.gap
    if (text !== '') own.push({ number, line: { ...line, text, gap } })
    last = now
    return stanza
  })
  const versions = labelled.map(({ version }) => version)
  const outside = new Set(labelled.flatMap(({ isOutside }, number) => (isOutside ? [number] : [])))
  return {
    source,
    translation,
    areParagraphs: false,
    areLabelled: true,
    outside,
    versions,
    stanzas,
  }
}

/** Returns the structure of the source in `lines`, with its translation beside each paragraph. */
export function bilingualStructure(
  lines: SeparatedLines,
  choices: ImportChoices,
  onProgress: OnProgress = noProgress,
): BilingualStructure {
  // A paragraph ends where its translation begins, even without a full stop.
  const joinLines = choices.joinLines ?? (lines.areParagraphs ? false : undefined)
  const joins = joinLines === undefined ? {} : { joinLines }
  const linesOf = (own: readonly NumberedLine[]) => own.map(({ line }) => line)
  const structure = structureOf(
    linesOf(lines.source),
    { ...choices, ...joins },
    progressPart(onProgress, 0, 0.2),
  )
  const there = structureOf(linesOf(lines.translation), joins, progressPart(onProgress, 0.2, 0.4))
  const named = withVersions(
    there.chapters.flatMap(({ paragraphs }) => paragraphs),
    lines,
  )
  return {
    ...structure,
    chapters: withBeside(structure.chapters, named, lines, progressPart(onProgress, 0.4, 1)),
    language: languageByScript(named),
  }
}

export interface BilingualStructure extends Structure {
  /** BCP 47 tag of the translation. */
  readonly language: string
}

/** Returns the paragraphs of the translation with the version that each is part of. */
function withVersions(
  translation: readonly Draft[],
  { translation: lines, versions }: SeparatedLines,
): readonly Draft[] {
  if (versions === undefined) return translation
  return numbered(translation, lines).map(({ draft, number }) => {
    const name = versions[number]
    return name === undefined ? draft : { ...draft, version: { translation: name } }
  })
}

/** Adds the paragraphs of the translation to the chapters of the source. */
function withBeside(
  chapters: readonly ChapterDraft[],
  translation: readonly Draft[],
  lines: SeparatedLines,
  onProgress: OnProgress,
): readonly ChapterDraft[] {
  const source = chapters.flatMap(({ paragraphs }) => paragraphs)
  const placed = numbered(translation, lines.translation)
  const items = [
    ...numbered(source, lines.source).map(({ draft, number }) => ({
      ...sided(draft, hasNoSide(draft.text, number, lines) ? 'either' : 'source'),
      number,
    })),
    ...placed.map(({ draft, number }) => ({
      ...sided(draft, 'translation'),
      number,
    })),
  ].sort((a, b) => a.number - b.number)
  const pairing =
    besideInOrder(inStanzas(items, lines)) ?? pairTexts(source, translation, onProgress)
  let at = 0
  return chapters.map(chapter => ({
    ...chapter,
    paragraphs: chapter.paragraphs.map((draft): Draft => {
      const { start = 0, end = 0, doubtful = false } = pairing[at++] ?? {}
      const found = translation.slice(start, end)
      return found.length === 0 ? draft : { ...draft, beside: besideOf(found, doubtful) }
    }),
  }))
}

const hasNoSide = (
  text: string,
  number: number,
  { areLabelled, outside, areInTurn }: SeparatedLines,
): boolean =>
  outside?.has(number) === true ||
  (areLabelled ? isLabelledNote(text) : !areInTurn && sideOf(text) === 'either')

type Numbered = Sided & { readonly number: number }

/**
 * Makes each stanza a row, if the language changes at most once in it. A stanza in one language
 * then has no translation, like a row with an empty cell.
 */
function inStanzas(
  items: readonly Numbered[],
  { stanzas, areRounds }: SeparatedLines,
): readonly Sided[] {
  const turns = new Map<number, { side: Sided['side'] | null; turns: number }>()
  for (const { side, number } of items) {
    const stanza = stanzas[number] ?? 0
    const known = turns.get(stanza) ?? { side: null, turns: 0 }
    if (side === 'either') continue
    turns.set(stanza, {
      side,
      turns: known.turns + (known.side === null || known.side === side ? 0 : 1),
    })
  }
  return items.map((item, i) => {
    const stanza = stanzas[item.number] ?? 0
    if (!areRounds && (turns.get(stanza)?.turns ?? 0) > 1) return item
    const before = items[i - 1]
    const isFirst = before === undefined || (stanzas[before.number] ?? 0) !== stanza
    return { ...item, row: isFirst ? 'first' : 'rest' }
  })
}

const sided = ({ text, level }: Draft, side: Sided['side']): Sided => ({
  side,
  text,
  ...(level !== undefined && { level }),
})

/**
 * Returns each of `drafts`, which are in the order of `lines`, with the index of its first line.
 */
function numbered(
  drafts: readonly Draft[],
  lines: readonly NumberedLine[],
): readonly { readonly draft: Draft; readonly number: number }[] {
  let next = 0
  return drafts.map(draft => {
    const found = lines
      .slice(next, next + farthest)
      .findIndex(({ line: { text } }) => draft.text.startsWith(text) || text.startsWith(draft.text))
    if (found >= 0) next += found + 1
    return { draft, number: lines[Math.max(0, next - 1)]?.number ?? 0 }
  })
}

/** A paragraph begins at most this many lines after the one before it. */
const farthest = 200
