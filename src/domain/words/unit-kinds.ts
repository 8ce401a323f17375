/** What kind of sign a folded UTF-16 code unit is, as far as word boundaries depend on it. */
export const unitKind = { other: 0, digit: 1, letter: 2, chinese: 3, repeated: 4 } as const

type UnitKind = (typeof unitKind)[keyof typeof unitKind]

const kinds = new Uint8Array(0x10000)
const set = (first: number, last: number, kind: UnitKind): void => {
  kinds.fill(kind, first, last + 1)
}
// Ideographs, with both halves of those outside the basic plane.
set(0x3400, 0x9fff, unitKind.chinese)
set(0xd800, 0xdfff, unitKind.chinese)
set(0xf900, 0xfaff, unitKind.chinese)
for (const each of '〇々') set(each.charCodeAt(0), each.charCodeAt(0), unitKind.chinese)
set(0x30, 0x39, unitKind.digit)
set(0x41, 0x5a, unitKind.letter)
set(0x61, 0x7a, unitKind.letter)
set(0xc0, 0x24f, unitKind.letter)
// A run of the same of these signs is one word.
for (const each of '—…─-.=*~') set(each.charCodeAt(0), each.charCodeAt(0), unitKind.repeated)

const separators = new Uint8Array(0x10000)
for (const each of '。!?;“”‘’《》()「」『』\n') separators[each.charCodeAt(0)] = 1

/** Whether a folded unit is a sign that no word of the dictionary contains, so it divides words. */
export const isSeparator = (unit: number): boolean => separators[unit] === 1

export const kindOfUnit = (unit: number): number => kinds[unit] ?? unitKind.other

/** Whether `offset` is between the two halves of one character. */
export function isInsidePair(text: string, offset: number): boolean {
  const after = text.charCodeAt(offset)
  if (!(after >= 0xdc00 && after < 0xe000)) return false
  const before = text.charCodeAt(offset - 1)
  return before >= 0xd800 && before < 0xdc00
}
