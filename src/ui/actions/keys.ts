/**
 * Keys of actions, as the list of actions writes them: which key press they mean,
 * and how they are shown to a reader and told to a screen reader.
 */
import type { AppInfo } from '#services/outside'

export type Platform = AppInfo['platform']

/** One key with what must be held while it is pressed. */
export interface Chord {
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** As the list of actions writes it: `L`, `,`, `Down`, `F6`. */
  readonly key: string
}

/** What is read of a keyboard event. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
> & { readonly getModifierState: (name: 'AltGraph') => boolean }

/** The chord that `written` says, in the manner of the list of actions. */
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
 * Whether `press` is `chord`. Never while an input method is composing: that key is
 * the input method's. A letter is what the layout types, wherever its key lies; where
 * the layout types no Latin letter, or Alt has made it another character, the key's
 * place on the board decides, so that shortcuts work under every layout and input method.
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
    // Without Shift the sign counts: some keyboards type it with Shift, or on another key.
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
 * The chord that `press` would have to be, as the list of actions writes it; null while only keys
 * are down that are held with others. Whether an action may have it is another question.
 */
export function chordFrom(press: KeyPress, platform: Platform): string | null {
  if (/^(?:Control|Shift|Alt|Meta|AltGraph|CapsLock|NumLock|Dead|Process)$/.test(press.key))
    return null
  const isMac = platform === 'darwin'
  const mod = isMac ? press.metaKey : press.ctrlKey
  // What the platform does not count as a key to hold makes it a chord that nobody has.
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

/** How the platform writes a key that is held. */
export const shownHeld = (held: keyof typeof macSigns, platform: Platform): string =>
  platform === 'darwin' ? macSigns[held] : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' }[held]

/** What menus outside a Mac write for keys that are hard to see, in the interface's language. */
export interface KeyWords {
  readonly ',': string
  readonly '.': string
}

/** `chord` as the platform's own menus write it: `Ctrl+Shift+L`, or `⇧⌘L` on a Mac. */
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

/** The value of `aria-keyshortcuts` for `chords`. */
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
