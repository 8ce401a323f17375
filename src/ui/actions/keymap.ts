import type { ActionName } from '#domain/actions'
import { keysInUse, readShortcuts } from '#domain/shortcuts'
import { chordOf, isPressed, type KeyPress, type Platform } from './keys.ts'

/** The keys that count on one platform. */
export interface Keymap {
  /** The chords of an action, as `domain/actions` writes them; the first is the one menus show. */
  readonly keys: (name: ActionName) => readonly string[]
  /** The action that a key asks for. */
  readonly actionFor: (press: KeyPress) => ActionName | null
}

let last: {
  readonly setting: string
  readonly platform: Platform
  readonly keymap: Keymap
} | null = null

/** The keymap that the setting `shortcuts` makes. The same object for the same setting: every button asks. */
export function keymapOf(setting: string, platform: Platform): Keymap {
  if (last?.setting !== setting || last.platform !== platform)
    last = { setting, platform, keymap: made(setting, platform) }
  return last.keymap
}

function made(setting: string, platform: Platform): Keymap {
  const keys = keysInUse(readShortcuts(setting), platform === 'darwin')
  const chords = [...keys].flatMap(([name, written]) =>
    written.map(chord => ({ name, chord: chordOf(chord) })),
  )
  return {
    keys: name => keys.get(name) ?? [],
    actionFor: press => chords.find(({ chord }) => isPressed(chord, press, platform))?.name ?? null,
  }
}
