/** What each UTF-16 code unit becomes when text is folded, so that folding a whole book is one pass over an array. */
import { noVariants, type Variants } from './variants.ts'

/** What is made alike. All that is not is kept as it stands. */
export interface Folding {
  /** Capital and small letters. */
  readonly letters: boolean
  /** Full and half width, and what Unicode calls compatible: ㈠ is (一), ﬁ is fi. */
  readonly shapes: boolean
  readonly variants: Variants
}

/** Nothing is made alike; white space and what cannot be seen go all the same. */
export const asWritten: Folding = { letters: false, shapes: false, variants: noVariants }

/** Units of `FoldTable.units` that say something else than what a unit becomes. */
export const nothing = 0
export const space = 0x20
/** A mark that belongs to the character before it. */
export const mark = 0xfffe
/** Half a character, or what becomes several units: ask `cluster`. */
export const complex = 0xffff

export interface FoldTable {
  /** By code unit. */
  readonly units: Uint16Array
  /** What a whole character with the marks on it becomes. */
  readonly cluster: (text: string) => string
}

const unseen = /^\p{Default_Ignorable_Code_Point}$/u
const control = /^\p{Cc}$/u
/** Marks, and the later parts of a Hangul syllable. */
const combining = /^[\p{M}\u1160-\u11ff]/u
/** Blocks in which a character becomes nothing but one of its variants: Han, Hangul, private use. */
const isPlain = (unit: number) =>
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0xac00 && unit <= 0xd7a3) ||
  (unit >= 0xe000 && unit <= 0xf8ff)

/** The table of `folding`. Making one takes some milliseconds. */
export function foldTable(folding: Folding): FoldTable {
  const known = new Map<string, string>()
  const units = new Uint16Array(0x10000)

  function cluster(text: string): string {
    let folded = known.get(text)
    if (folded === undefined) {
      folded = foldCluster(text, folding)
      known.set(text, folded)
    }
    return folded
  }

  for (let unit = 0; unit < units.length; unit++) {
    const text = String.fromCharCode(unit)
    if (isPlain(unit)) units[unit] = narrow(folding.variants.representative(unit))
    else if ((unit & 0xf800) === 0xd800) units[unit] = complex
    else if (unseen.test(text)) units[unit] = nothing
    else if (/^\s$/.test(text)) units[unit] = space
    else if (control.test(text)) units[unit] = nothing
    else if (combining.test(folding.shapes ? text.normalize('NFKC') : text)) units[unit] = mark
    else {
      const folded = foldCluster(text, folding)
      units[unit] = folded.length === 1 ? narrow(folded.charCodeAt(0)) : complex
    }
  }
  return { units, cluster }
}

/** What is one unit and means nothing else. */
const narrow = (point: number): number =>
  point === nothing || point === space || point >= mark ? complex : point

function foldCluster(text: string, { letters, shapes, variants }: Folding): string {
  if (unseen.test(text)) return ''
  // Without a form that both ways of writing é have, one of them would never be found.
  let folded = text.normalize(shapes ? 'NFKC' : 'NFC')
  // Up and down again: only so ß is ss, and ς is σ.
  if (letters)
    folded = folded
      .toUpperCase()
      .toLowerCase()
      .normalize(shapes ? 'NFKC' : 'NFC')
  let result = ''
  for (const character of folded) {
    if (/\s/.test(character)) continue
    result += String.fromCodePoint(variants.representative(character.codePointAt(0) ?? 0))
  }
  return result
}
