/** Decides which characters count as ways to write another one (`domain/words/folding`). */
import type { CedictEntry, CharacterPairs, WordSources } from './word-sources.ts'

type FoldMap = Map<string, string>

/** The most steps from a variant of a variant to the character that stands for both. */
const mostSteps = 4

export function makeFold(sources: WordSources): ReadonlyMap<string, string> {
  const { entries, toSimplified, toRegional, fromJapanese } = sources
  const simplified = new Set(entries.map(entry => entry.simplified))
  const known = new Set(
    entries.flatMap(entry => [entry.simplified, entry.traditional]).filter(isOneUnit),
  )
  const fold: FoldMap = new Map()
  for (const [from, [to = from]] of toSimplified)
    if (isOneUnit(from) && isOneUnit(to) && from !== to) fold.set(from, to)
  addRegional(fold, toRegional, simplified)
  for (const [from, [to = from]] of fromJapanese)
    if (isOneUnit(from) && isOneUnit(to) && !known.has(from)) fold.set(from, fold.get(to) ?? to)
  for (const { traditional: from, simplified: to } of entries)
    if (isOneUnit(from) && isOneUnit(to) && from !== to && !fold.has(from) && !simplified.has(from))
      fold.set(from, to)
  addMereVariants(fold, entries)
  addSigns(fold)
  return resolved(fold)
}

const isOneUnit = (text: string): boolean => text.length === 1

/** What Taiwan and Hong Kong write for a traditional character, unless it is a word itself. */
function addRegional(fold: FoldMap, pairs: CharacterPairs, simplified: ReadonlySet<string>): void {
  for (const [standard, variants] of pairs)
    for (const variant of variants) {
      if (!isOneUnit(variant) || !isOneUnit(standard) || variant === standard) continue
      const to = fold.get(standard) ?? standard
      if (to !== (fold.get(variant) ?? variant) && !simplified.has(variant)) fold.set(variant, to)
    }
}

/**
 * Characters of which CC-CEDICT says only that they are variants of one other. 草 is also a variant
 * of 肏, but not only, so it stays itself.
 */
function addMereVariants(fold: FoldMap, entries: readonly CedictEntry[]): void {
  const senses = new Map<string, string[]>()
  for (const entry of entries)
    if (isOneUnit(entry.simplified) && entry.traditional === entry.simplified)
      senses.set(entry.simplified, [...(senses.get(entry.simplified) ?? []), entry.senses])
  const variant =
    /^(?:old |archaic |Japanese |Taiwanese? |erroneous )?variant of (\S)(?:\|(\S))?\[[^/]*$/
  for (const [character, all] of senses) {
    if (fold.has(character)) continue
    const targets = new Set(
      all.map(each => {
        const [, traditional = '', simple = ''] = variant.exec(each) ?? []
        return simple || traditional
      }),
    )
    const [only = ''] = targets
    if (targets.size === 1 && isOneUnit(only) && only !== character) fold.set(character, only)
  }
}

/** Full-width signs become plain ones, and Latin letters capitals. */
function addSigns(fold: FoldMap): void {
  const [firstFull, lastFull, distance] = [0xff01, 0xff5e, 0xfee0]
  for (let unit = firstFull; unit <= lastFull; unit++)
    fold.set(String.fromCharCode(unit), String.fromCharCode(unit - distance).toUpperCase())
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') fold.set(letter, letter.toUpperCase())
  for (const [from, to] of ['•·', '・·', '○〇']) if (from && to) fold.set(from, to)
}

/** Follows chains of variants to their end; a pair that leads back to itself is dropped. */
function resolved(fold: FoldMap): ReadonlyMap<string, string> {
  const found: FoldMap = new Map(fold)
  for (const from of fold.keys()) {
    let to = found.get(from) ?? from
    for (let steps = 0; steps < mostSteps; steps++) {
      const next = found.get(to)
      if (next === undefined || next === from) break
      to = next
    }
    if (to === from) found.delete(from)
    else found.set(from, to)
  }
  return found
}
