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

/** What is being done about the keys of one action. */
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
      /** One of them, and whose it is. */
      readonly chord: string
      readonly owner: ActionName
    }

export interface ShortcutChanges {
  readonly own: Shortcuts
  readonly recording: Recording | null
  /** Waits for the next key, which is then the action's. */
  readonly record: (name: ActionName) => void
  readonly cancel: () => void
  /** Leaves the action that is being changed without keys. */
  readonly remove: () => void
  /** Gives the chords of a conflict to the action all the same. */
  readonly take: () => void
  readonly reset: (name: ActionName) => void
  /** Gives every action the keys it began with; the answer takes that back. */
  readonly resetAll: () => () => void
}

/**
 * Changing the keys of actions. While the next key is waited for, it is for nothing else: no action, no field and no
 * menu hears of it. `onChange` is told what an action has been given.
 */
export function useRecording(
  onChange: (name: ActionName, chords: readonly string[]) => void,
): ShortcutChanges {
  const { app, preferences } = useServices()
  const isMac = app.platform === 'darwin'
  const own = readShortcuts(useLive(preferences.settings).shortcuts)
  const [recording, setRecording] = useState<Recording | null>(null)
  const isListening = recording !== null && recording.state !== 'conflict'

  function give(name: ActionName, chords: readonly string[]) {
    setRecording(null)
    preferences.change({ shortcuts: writeShortcuts(withKeys(own, name, chords, isMac)) })
    onChange(name, chords)
  }

  function wish(name: ActionName, chords: readonly string[]) {
    const keys = keysInUse(own, isMac)
    const taken = chords.find(chord => ![null, name].includes(ownerOf(keys, chord)))
    const owner = taken === undefined ? null : ownerOf(keys, taken)
    if (taken === undefined || owner === null) give(name, chords)
    else setRecording({ name, state: 'conflict', chords, chord: taken, owner })
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    // Composing, an input method has the key; nothing is written into here.
    if (recording === null || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const chord = event.repeat ? null : chordFrom(event, app.platform)
    const { name } = recording
    if (chord === null) return
    if (chord === 'Escape') setRecording(null)
    else if (chord === 'Backspace' || chord === 'Delete') give(name, [])
    else {
      const why = event.getModifierState('AltGraph') ? 'altgr' : refusal(chord, isMac)
      if (why) setRecording({ name, state: 'refused', chord, why })
      else wish(name, [chord])
    }
  })
  useEffect(() => {
    if (!isListening) return
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [isListening])

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
