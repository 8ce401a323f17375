import type { ActionName } from '#domain/actions'
import {
  firstKeys,
  keysInUse,
  ownerOf,
  readShortcuts,
  refusal,
  withKeys,
  writeShortcuts,
  type ChordRefusal,
  type Shortcuts,
} from '#domain/shortcuts'
import { useEffect, useEffectEvent, useState } from 'react'
import { chordFrom } from '../actions/keys.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'

/** The action whose keys are being changed, and how far that is. */
export type Recording =
  | { readonly name: ActionName; readonly state: 'waiting' }
  | {
      readonly name: ActionName
      readonly state: 'refused'
      readonly chord: string
      readonly why: ChordRefusal
    }
  | {
      readonly name: ActionName
      readonly state: 'conflict'
      readonly chords: readonly string[]
      /** One of them, and the action that has it. */
      readonly chord: string
      readonly owner: ActionName
    }

export interface ShortcutChanges {
  readonly own: Shortcuts
  readonly recording: Recording | null
  /** Waits for the next key, which the action then gets. */
  readonly record: (name: ActionName) => void
  readonly cancel: () => void
  /** Leaves the action that is being changed without keys. */
  readonly remove: () => void
  /** Gives the chords of a conflict to the action, and takes them from their owner. */
  readonly take: () => void
  readonly reset: (name: ActionName) => void
  /** Gives every action its first keys again; returns a function that undoes that. */
  readonly resetAll: () => () => void
}

/**
 * Changes the keys of actions. While it waits for the next key, no action, field or menu gets that
 * key. `onChange` is called with the keys that an action got.
 */
export function useRecording(
  onChange: (name: ActionName, chords: readonly string[]) => void,
): ShortcutChanges {
  const { app, preferences } = useServices()
  const isMac = app.platform === 'darwin'
  const own = readShortcuts(useLive(preferences.settings).shortcuts)
  const [recording, setRecording] = useState<Recording | null>(null)

  function give(name: ActionName, chords: readonly string[]) {
    setRecording(null)
    preferences.change({ shortcuts: writeShortcuts(withKeys(own, name, chords, isMac)) })
    onChange(name, chords)
  }

  /** Gives `chords` to an action, or asks first if another action has one of them. */
  function wish(name: ActionName, chords: readonly string[]) {
    const keys = keysInUse(own, isMac)
    const taken = chords.find(chord => ![null, name].includes(ownerOf(keys, chord)))
    const owner = taken === undefined ? null : ownerOf(keys, taken)
    if (taken === undefined || owner === null) give(name, chords)
    else setRecording({ name, state: 'conflict', chords, chord: taken, owner })
  }

  useCapturedKeys(recording !== null && recording.state !== 'conflict', event => {
    const chord = event.repeat ? null : chordFrom(event, app.platform)
    if (recording === null || chord === null) return
    const { name } = recording
    if (chord === 'Escape') return setRecording(null)
    if (chord === 'Backspace' || chord === 'Delete') return give(name, [])
    const why = event.getModifierState('AltGraph') ? 'altgr' : refusal(chord, isMac)
    if (why) setRecording({ name, state: 'refused', chord, why })
    else wish(name, [chord])
  })

  return {
    own,
    recording,
    record: name => setRecording({ name, state: 'waiting' }),
    cancel: () => setRecording(null),
    remove: () => recording && give(recording.name, []),
    take: () => recording?.state === 'conflict' && give(recording.name, recording.chords),
    reset: name => wish(name, firstKeys(name, isMac)),
    resetAll() {
      setRecording(null)
      const { shortcuts } = preferences.settings.get()
      preferences.change({ shortcuts: '' })
      return () => preferences.change({ shortcuts })
    },
  }
}

/**
 * While `isOn`, calls `onKey` for each key and keeps it from everything else; an input method keeps
 * its keys.
 */
function useCapturedKeys(isOn: boolean, onKey: (event: KeyboardEvent) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopImmediatePropagation()
    onKey(event)
  })
  useEffect(() => {
    if (!isOn) return
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [isOn])
}
