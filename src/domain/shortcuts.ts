/**
 * The active keys: the default keys of every action and, before them, the reader's own. A chord is
 * written as in `actions.ts`: `Mod+Alt+Shift+` and one key, in this order. One chord runs one
 * action; the reader's choice comes before the defaults.
 */
import { actionEntry, actionNames, type ActionName } from './actions.ts'

/** The reader's own keys by action: chords separated by spaces, or '' for no keys. */
export type Shortcuts = Readonly<Partial<Record<ActionName, string>>>

/** Why a chord cannot be a key of an action. */
export type ChordRefusal =
  /** The chord types text. */
  | 'types'
  /** Ctrl+Alt with a character is AltGr on many keyboards. */
  | 'altgr'
  /** The system, or every program, uses the chord for something else. */
  | 'system'

const mostChords = 3
const characters = /^[A-Z0-9,./;'[\]\\=`-]$/
const functionKey = /^F([1-9]|1[0-2])$/
const namedKeys: ReadonlySet<string> = new Set(
  'Up Down Left Right Home End PageUp PageDown Insert Delete Backspace Enter'.split(' '),
)
const chordForm = /^(Mod\+)?(Alt\+)?(Shift\+)?([^+ ]+)$/

/** Chords that an editor, the Edit menu, the zoom or the system uses on every platform. */
const taken: ReadonlySet<string> = new Set(
  (
    'Mod+C Mod+X Mod+V Mod+Shift+V Mod+A Mod+Q Mod+W Mod+0 Mod+= Mod+Shift+= Mod+- F10 F11 Alt+F4 ' +
    'Shift+F10 Mod+Left Mod+Right Mod+Shift+Left Mod+Shift+Right ' +
    'Mod+Shift+Home Mod+Shift+End Mod+Backspace Mod+Delete Alt+Backspace Alt+Delete Mod+Insert Shift+Insert'
  ).split(' '),
)
const takenOnMac: ReadonlySet<string> = new Set(
  'Mod+M Mod+H Mod+Alt+H Mod+Alt+M Alt+Left Alt+Right Alt+Shift+Left Alt+Shift+Right'.split(' '),
)
/** Chords that Chinese input methods use themselves. */
const ofInputMethods: ReadonlySet<string> = new Set(['Mod+.', 'Mod+Shift+F'])

/** Returns the default keys of an action, as chords. */
export function firstKeys(name: ActionName, isMac: boolean): readonly string[] {
  const { keys, mac } = actionEntry(name)
  return split((isMac ? mac : undefined) ?? keys ?? '')
}

/** Whether the reader may change the keys of the action: only if a menu lists it. */
export const isChangeable = (name: ActionName): boolean => actionEntry(name).menu !== undefined

/** Returns why `chord` cannot be an action's key; null if it can. */
export function refusal(chord: string, isMac: boolean): ChordRefusal | null {
  const [, mod, alt, , key = ''] = chordForm.exec(chord) ?? []
  const isCharacter = characters.test(key)
  if (!isCharacter && !functionKey.test(key) && !namedKeys.has(key)) return 'types'
  if (taken.has(chord) || (isMac && takenOnMac.has(chord))) return 'system'
  if (functionKey.test(key)) return null
  if (!mod && !alt) return 'types'
  if (isMac && isCharacter && !mod) return 'types'
  return !isMac && isCharacter && mod && alt ? 'altgr' : null
}

/** Whether Chinese input methods use `chord` themselves. */
export const isOfInputMethods = (chord: string): boolean => ofInputMethods.has(chord)

/** Returns the chords of every action that has any. Skips unusable keys in `own`. */
export function keysInUse(
  own: Shortcuts,
  isMac: boolean,
): ReadonlyMap<ActionName, readonly string[]> {
  const claimed = new Set<string>()
  const keys = new Map<ActionName, readonly string[]>()
  const claim = (name: ActionName, chords: readonly string[]) => {
    const free = [...new Set(chords)].filter(chord => !claimed.has(chord))
    for (const chord of free) claimed.add(chord)
    keys.set(name, free)
  }
  const chosen = actionNames.filter(name => isUsable(own[name], isMac))
  for (const name of chosen) claim(name, usable(own[name] ?? '', isMac))
  for (const name of actionNames) if (!keys.has(name)) claim(name, firstKeys(name, isMac))
  return keys
}

/** Returns the action whose key `chord` is, or null. */
export const ownerOf = (
  keys: ReadonlyMap<ActionName, readonly string[]>,
  chord: string,
): ActionName | null => [...keys].find(([, chords]) => chords.includes(chord))?.[0] ?? null

/**
 * Returns `own` with `chords` as the keys of `name`. An action that had one of them loses it.
 * Default keys are not stored.
 */
export function withKeys(
  own: Shortcuts,
  name: ActionName,
  chords: readonly string[],
  isMac: boolean,
): Shortcuts {
  const next: Partial<Record<ActionName, string>> = {}
  for (const other of actionNames) {
    const kept = own[other]
    if (other === name || kept === undefined) continue
    const left = split(kept).filter(chord => !chords.includes(chord))
    next[other] = left.join(' ')
  }
  const written = chords.join(' ')
  if (written !== firstKeys(name, isMac).join(' ')) next[name] = written
  return next
}

/** Returns `own` as a setting. */
export const writeShortcuts = (own: Shortcuts): string =>
  Object.keys(own).length === 0 ? '' : JSON.stringify(own)

/** Reads a setting, and skips everything in it that is not a valid choice of keys. */
export function readShortcuts(setting: string): Shortcuts {
  const said = parsed(setting)
  if (typeof said !== 'object' || said === null) return {}
  const own: Partial<Record<ActionName, string>> = {}
  const entries = new Map<string, unknown>(Object.entries(said))
  for (const name of actionNames) {
    const keys = entries.get(name)
    if (isChangeable(name) && typeof keys === 'string' && isWritten(keys)) own[name] = keys
  }
  return own
}

function parsed(setting: string): unknown {
  try {
    return JSON.parse(setting)
  } catch {
    return null
  }
}

const split = (keys: string): readonly string[] => (keys === '' ? [] : keys.split(' '))

const isWritten = (keys: string): boolean =>
  split(keys).length <= mostChords && split(keys).every(chord => chordForm.test(chord))

const usable = (keys: string, isMac: boolean) =>
  split(keys).filter(chord => refusal(chord, isMac) === null)

/** No keys at all is a choice too; keys that all fail on this system are not. */
const isUsable = (keys: string | undefined, isMac: boolean): boolean =>
  keys !== undefined && (keys === '' || usable(keys, isMac).length > 0)
