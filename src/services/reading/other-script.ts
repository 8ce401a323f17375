import fromCompatible from 'opencc-js/dict/CJK_Compatibility_Ideographs'
import toTraditional from 'opencc-js/dict/STCharacters'
import traditionalPhrases from 'opencc-js/dict/STPhrases'
import toSimplified from 'opencc-js/dict/TSCharacters'
import simplifiedPhrases from 'opencc-js/dict/TSPhrases'
import toTaiwan from 'opencc-js/dict/TWVariants'
import { ConverterFactory } from 'opencc-js/core'

/** A script in which a Chinese text can be drawn. */
export type Script = 'simplified' | 'traditional'

/**
 * How the characters of a text are drawn in the other script, one for one. Only the glyphs differ:
 * the text keeps its characters.
 */
export interface OtherScript {
  /** What a character becomes if no word says otherwise, for each that changes. */
  readonly first: ReadonlyMap<string, string>
  /** What it becomes in some words, itself included, in a fixed order: 后 stays in 皇后. */
  readonly others: ReadonlyMap<string, readonly string[]>
  /** Returns the characters of a text that have one of the `others` there. */
  readonly formsIn: (text: string) => OtherForm[]
}

/** A character that is drawn with `others[form - 2]`, at UTF-16 offsets. */
interface OtherForm {
  readonly start: number
  readonly end: number
  readonly form: number
}

/** Computes how text is drawn in `script`, which takes about a tenth of a second. */
export function otherScript(script: Script): OtherScript {
  const [characters, phrases, variants] =
    script === 'traditional'
      ? [toTraditional, traditionalPhrases, toTaiwan]
      : [toSimplified, simplifiedPhrases, '']
  const usual = new Map(pairsOf(variants))
  const local = (text: string) => Array.from(text, each => usual.get(each) ?? each).join('')
  const first = new Map(usual)
  for (const [from, to] of pairsOf(characters)) first.set(from, local(to))
  for (const [from, to] of first) if (from === to) first.delete(from)
  const others = formsInPhrases(pairsOf(phrases), first, local)
  const convert = ConverterFactory(
    [fromCompatible],
    [phrases, characters],
    variants === '' ? [] : [variants],
  )
  return {
    first,
    others,
    formsIn: remembered(text => otherForms(text, convert(text), first, others)),
  }
}

/** How many texts are remembered, and up to which length. */
const [mostTexts, longestText] = [500, 400]

/** A line of a list and a title are asked for part by part, and again at each drawing. */
function remembered<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const found = known.get(text) ?? find(text)
    if (text.length > longestText) return found
    if (known.size >= mostTexts) known.clear()
    known.set(text, found)
    return found
  }
}

/** `|` separates pairs, and a space what a pair holds. */
const pairsOf = (table: string): (readonly [string, string])[] =>
  table.split('|').flatMap(pair => {
    const [from, to] = pair.split(' ')
    return from && to ? [[from, to]] : []
  })

function formsInPhrases(
  phrases: readonly (readonly [string, string])[],
  first: ReadonlyMap<string, string>,
  local: (text: string) => string,
): Map<string, string[]> {
  const others = new Map<string, string[]>()
  for (const [from, to] of phrases) {
    const [before, after] = [Array.from(from), Array.from(local(to))]
    if (before.length !== after.length) continue
    before.forEach((character, index) => {
      const form = after[index]
      if (form === undefined || form === (first.get(character) ?? character)) return
      const forms = others.get(character) ?? []
      if (!forms.includes(form)) others.set(character, [...forms, form].sort())
    })
  }
  return others
}

function otherForms(
  text: string,
  converted: string,
  first: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, readonly string[]>,
): OtherForm[] {
  const [before, after] = [Array.from(text), Array.from(converted)]
  // Very rarely a word has another length in the other script. Each character then has its first
  // form.
  if (before.length !== after.length) return []
  const found: OtherForm[] = []
  let start = 0
  before.forEach((character, index) => {
    const end = start + character.length
    const form = after[index]
    if (form !== undefined && form !== (first.get(character) ?? character)) {
      const number = others.get(character)?.indexOf(form) ?? -1
      if (number >= 0) found.push({ start, end, form: number + 2 })
    }
    start = end
  })
  return found
}
