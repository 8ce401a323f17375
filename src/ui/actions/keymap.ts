import type { ActionName } from '#domain/actions'
import { keysInUse, readShortcuts } from '#domain/shortcuts'
import { chordOf, isPressed, type KeyPress, type Platform } from './keys.ts'

/** The keys of actions on one platform. */
export interface Keymap {
  /** The chords of an action as `domain/actions` writes them. Menus show the first. */
  readonly keys: (name: ActionName) => readonly string[]
  /** Returns the action of a key press. */
  readonly actionFor: (press: KeyPress) => ActionName | null
}

let last: {
  readonly setting: string
  readonly platform: Platform
  readonly keymap: Keymap
} | null = null

/**
 * Returns the keymap of the setting `shortcuts`: the same object for the same setting, because
 * every button asks for it.
 */
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
  // Every key that is typed asks, and few chords are without a modifier.
  const byHeld = [0, 1, 2, 3].map(held =>
    chords.filter(({ chord }) => heldBy(chord.mod, chord.alt) === held),
  )
  return {
    keys: name => keys.get(name) ?? [],
    actionFor: press =>
      byHeld[heldBy(platform === 'darwin' ? press.metaKey : press.ctrlKey, press.altKey)]?.find(
        ({ chord }) => isPressed(chord, press, platform),
      )?.name ?? null,
  }
}

const heldBy = (mod: boolean, alt: boolean) => (mod ? 1 : 0) + (alt ? 2 : 0)
