import type { Settings } from '#domain/settings'
import { useActionHandlers } from '../actions.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { isNarrow } from './narrow.ts'

/** Offers the actions that show and hide panels and sides. The choices are stored as settings. */
export function useViewActions(): void {
  const { preferences } = useServices()
  const { contentsOpen, notesOpen } = useLive(preferences.settings)
  const { change } = preferences
  const say = useSay()

  const panel = (what: 'contents' | 'notes', isOpen: boolean) =>
    say('view', t => t(isOpen ? 'spoken.opened' : 'spoken.closed', { what: t(`panes.${what}`) }))
  const sides = (shown: Settings['sides'], name: 'both' | 'sourceOnly' | 'translationOnly') => {
    change({ sides: shown })
    say('view', t => t(`actions.view.${name}`))
  }

  useActionHandlers({
    'view.contents': () => {
      const isShown = contentsOpen && !(notesOpen && isNarrow())
      change({ contentsOpen: !isShown, ...(!isShown && isNarrow() && { notesOpen: false }) })
      panel('contents', !isShown)
    },
    'view.notes': () => {
      change({ notesOpen: !notesOpen })
      panel('notes', !notesOpen)
    },
    'view.both': () => sides('both', 'both'),
    'view.sourceOnly': () => sides('source', 'sourceOnly'),
    'view.translationOnly': () => sides('translation', 'translationOnly'),
  })
}
