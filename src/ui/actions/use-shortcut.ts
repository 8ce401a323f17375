import { actionEntry, type ActionName } from '#domain/actions'
import { useServices } from '../services.ts'
import { ariaChords, chordsOf, shownChord } from './keys.ts'

/** The keys of `action` as this platform shows them (the first is the one menus show), and for `aria-keyshortcuts`. */
export function useShortcut(action: ActionName): {
  readonly shown: readonly string[]
  readonly aria: string | undefined
} {
  const { platform } = useServices().app
  const chords = chordsOf(actionEntry(action).keys)
  return {
    shown: chords.map(chord => shownChord(chord, platform)),
    aria: chords.length > 0 ? ariaChords(chords, platform) : undefined,
  }
}
