/**
 * What each UTF-16 code unit becomes when text is folded. With this table, folding a book is one
 * pass over an array.
 */
import { noVariants, type Variants } from './variants.ts'

/** The differences that folding removes. Everything else stays. */
export interface Folding {
  /** Between capital and small letters. */
  readonly letters: boolean
  /** Between full and half width and Unicode's compatible forms: ㈠ is (一), ﬁ is fi. */
  readonly shapes: boolean
  readonly variants: Variants
}

/** Removes only white space and invisible characters. */
export const asWritten: Folding = { letters: false, shapes: false, variants: noVariants }

/** Special values of `FoldTable.units`. */
export const nothing = 0
export const space = 0x20
/** A combining mark of the character before it. */
export const mark = 0xfffe
/** A surrogate, or a unit that becomes several: use `cluster`. */
export const complex = 0xffff

export interface FoldTable {
  /** By code unit. */
  readonly units: Uint16Array
  /** Returns what a character with its combining marks becomes. */
  readonly cluster: (text: string) => string
}

const unseen = /^\p{Default_Ignorable_Code_Point}$/u
const control = /^\p{Cc}$/u
/** Combining marks, and the later parts of a Hangul syllable. */
const combining = /^[\p{M}\u1160-\u11ff]/u
/** Blocks in which a character becomes only a variant: Han, Hangul, private use. */
const isPlain = (unit: number) =>
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0xac00 && unit <= 0xd7a3) ||
  (unit >= 0xe000 && unit <= 0xf8ff)

/** Computes the table of `folding`, which takes some milliseconds. */
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

/** Returns `point` if it is one unit and no special value. */
const narrow = (point: number): number =>
  point === nothing || point === space || point >= mark ? complex : point

function foldCluster(text: string, { letters, shapes, variants }: Folding): string {
  if (unseen.test(text)) return ''
  // Normalized, because é can be written in two ways.
  let folded = text.normalize(shapes ? 'NFKC' : 'NFC')
  // Up and down again, so that ß becomes ss and ς becomes σ.
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
