/**
 * Keys that belong to places and not to actions. No menu lists them, and they cannot be changed.
 */

/** Chords by the key of their description in `shortcuts.fixed`. */
export const fixedKeys = {
  nextPair: ['Enter'],
  cross: ['Enter'],
  turnPage: ['Space'],
  turnBack: ['Shift+Space'],
  newLine: ['Shift+Enter'],
  markEnd: ['Shift+Right', 'Shift+Left'],
  markStart: ['Alt+Shift+Right', 'Alt+Shift+Left'],
  leave: ['Escape'],
  details: ['F2'],
  remove: ['Delete'],
  cut: ['Mod+X', 'Mod+C', 'Mod+V'],
  plain: ['Mod+Shift+V'],
  all: ['Mod+A'],
  zoom: ['Mod+=', 'Mod+-', 'Mod+0'],
  full: ['F11'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type FixedKey = keyof typeof fixedKeys
export const fixedNames = Object.keys(fixedKeys) as FixedKey[]
