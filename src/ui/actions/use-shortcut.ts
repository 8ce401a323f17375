import type { ActionName } from '#domain/actions'
import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { keymapOf, type Keymap } from './keymap.ts'
import { ariaChords, chordOf, shownChord, type Chord } from './keys.ts'

/** Returns the current keymap. */
export function useKeymap(): Keymap {
  const { app, preferences } = useServices()
  const { settings } = preferences
  const setting = useSyncExternalStore(settings.subscribe, () => settings.get().shortcuts)
  return keymapOf(setting, app.platform)
}

/**
 * Returns a function that writes a chord as this platform's menus do, in the interface's language.
 */
export function useShownChord(): (chord: Chord) => string {
  const { platform } = useServices().app
  const { t } = useTranslation()
  return useCallback(
    chord => shownChord(chord, platform, { ',': t('keys.comma'), '.': t('keys.period') }),
    [platform, t],
  )
}

/**
 * Returns the keys of `action` as this platform shows them, with the one that menus show first, and
 * as `aria-keyshortcuts`. `tip` adds that first one to a label.
 */
export function useShortcut(action: ActionName): {
  readonly shown: readonly string[]
  readonly aria: string | undefined
  readonly tip: (label: string) => string
} {
  const { platform } = useServices().app
  const { t } = useTranslation()
  const show = useShownChord()
  const chords = useKeymap().keys(action).map(chordOf)
  const shown = chords.map(show)
  const [keys] = shown
  return {
    shown,
    aria: chords.length > 0 ? ariaChords(chords, platform) : undefined,
    tip: label => (keys === undefined ? label : t('reader.actionKeys', { action: label, keys })),
  }
}
