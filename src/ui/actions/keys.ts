/**
 * Chords as the list of actions writes them: which key presses match, and how readers and screen
 * readers are shown them.
 */
import type { AppInfo } from '#services/outside'

export type Platform = AppInfo['platform']

/** A key with the modifiers that are held while it is pressed. */
export interface Chord {
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** As the list of actions writes it: `L`, `,`, `Down`, `F6`. */
  readonly key: string
}

/** The properties of a keyboard event that are used here. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
> & { readonly getModifierState: (name: 'AltGraph') => boolean }

/** Parses a chord that is written as in the list of actions. */
export function chordOf(written: string): Chord {
  const parts = written.split('+')
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: parts.at(-1) ?? '',
  }
}

const named: Readonly<Record<string, string>> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}
const punctuationCodes: Readonly<Record<string, string>> = {
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  ';': 'Semicolon',
  "'": 'Quote',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  '-': 'Minus',
  '=': 'Equal',
  '`': 'Backquote',
}

/**
 * Whether `press` matches `chord`. Never while an input method is composing, because it gets every
 * key. A letter is what the layout types, wherever the key is. If the layout types no Latin letter,
 * or Alt changes it to another character, the physical key decides, so that shortcuts work under
 * every layout and input method.
 */
export function isPressed(chord: Chord, press: KeyPress, platform: Platform): boolean {
  if (press.isComposing || press.keyCode === 229) return false
  if (press.getModifierState('AltGraph')) return false
  const [mod, other] =
    platform === 'darwin' ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (mod !== chord.mod || other || press.altKey !== chord.alt) return false
  const { key } = chord
  if (key.length > 1) return press.shiftKey === chord.shift && press.key === (named[key] ?? key)
  if (key in punctuationCodes) {
    // Without Shift the character counts: some keyboards type it with Shift, or with another key.
    if (!chord.shift && press.key === key) return true
    const isItsPlace = press.shiftKey === chord.shift && press.code === punctuationCodes[key]
    return isItsPlace && (chord.shift || !isAscii(press.key))
  }
  if (press.shiftKey !== chord.shift) return false
  if (/[0-9]/.test(key)) return press.code === `Digit${key}` || press.key === key
  return isAsciiLetter(press.key)
    ? press.key.toUpperCase() === key
    : press.code === `Key${key}` && !(isAscii(press.key) && !chord.alt)
}

const isAscii = (key: string) => /^[!-~]$/.test(key)
const isAsciiLetter = (key: string) => /^[A-Za-z]$/.test(key)

/**
 * Returns the chord that `press` is, as the list of actions writes it; `null` while only modifiers
 * are down. It does not check whether an action may have the chord.
 */
export function chordFrom(press: KeyPress, platform: Platform): string | null {
  if (/^(?:Control|Shift|Alt|Meta|AltGraph|CapsLock|NumLock|Dead|Process)$/.test(press.key))
    return null
  const isMac = platform === 'darwin'
  const mod = isMac ? press.metaKey : press.ctrlKey
  // A modifier that this platform does not use makes a chord that no action has.
  const strange = (isMac ? press.ctrlKey : press.metaKey) ? 'Other+' : ''
  const held = [
    ...(mod ? ['Mod'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
  ]
  return strange + [...held, keyOf(press)].join('+')
}

function keyOf({ key, code, shiftKey }: KeyPress): string {
  if (isAsciiLetter(key)) return key.toUpperCase()
  if (/^[0-9]$/.test(key)) return key
  if (/^Key[A-Z]$/.test(code) && !isAscii(key)) return code.slice('Key'.length)
  if (/^Digit[0-9]$/.test(code)) return code.slice('Digit'.length)
  if (!shiftKey && key in punctuationCodes) return key
  const byPlace = Object.entries(punctuationCodes).find(([, place]) => place === code)?.[0]
  if (byPlace !== undefined && (shiftKey || !isAscii(key))) return byPlace
  return (
    Object.entries(named).find(([, name]) => name === key)?.[0] ?? (key === ' ' ? 'Space' : key)
  )
}

const macSigns = { mod: '⌘', alt: '⌥', shift: '⇧' }
const signs: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' }
const macKeys: Readonly<Record<string, string>> = { Enter: '↩', Backspace: '⌫' }

/** Returns how the platform writes a modifier. */
export const shownHeld = (held: keyof typeof macSigns, platform: Platform): string =>
  platform === 'darwin' ? macSigns[held] : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' }[held]

/** The words for punctuation keys in menus outside macOS, in the interface's language. */
export interface KeyWords {
  readonly ',': string
  readonly '.': string
}

/** Writes `chord` as the platform's own menus do: `Ctrl+Shift+L`, or `⇧⌘L` on a Mac. */
export function shownChord(
  { mod, alt, shift, key }: Chord,
  platform: Platform,
  words: KeyWords,
): string {
  if (platform === 'darwin') {
    const held =
      (alt ? macSigns.alt : '') + (shift ? macSigns.shift : '') + (mod ? macSigns.mod : '')
    return held + (signs[key] ?? macKeys[key] ?? key)
  }
  const word = key === ',' || key === '.' ? words[key] : (signs[key] ?? key)
  return [...heldNames({ mod, alt, shift }, 'Ctrl'), word].join('+')
}

/** Returns the value of `aria-keyshortcuts` for `chords`. */
export const ariaChords = (chords: readonly Chord[], platform: Platform): string =>
  chords
    .map(chord => {
      const mod = platform === 'darwin' ? 'Meta' : 'Control'
      return [...heldNames(chord, mod), named[chord.key] ?? chord.key].join('+')
    })
    .join(' ')

const heldNames = ({ mod, alt, shift }: Omit<Chord, 'key'>, modName: string): readonly string[] => [
  ...(mod ? [modName] : []),
  ...(alt ? ['Alt'] : []),
  ...(shift ? ['Shift'] : []),
]
