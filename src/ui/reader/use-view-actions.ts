import { useActionHandlers } from '../actions.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { isNarrow } from './narrow.ts'

/** What shows beside and of the text while a book is open; remembered like every setting. */
export function useViewActions(): void {
  const { preferences } = useServices()
  const { contentsOpen, notesOpen } = useLive(preferences.settings)
  const { change } = preferences
  useActionHandlers({
    'view.contents': () => {
      const isShown = contentsOpen && !(notesOpen && isNarrow())
      change({ contentsOpen: !isShown, ...(!isShown && isNarrow() && { notesOpen: false }) })
    },
    'view.notes': () => change({ notesOpen: !notesOpen }),
    'view.both': () => change({ sides: 'both' }),
    'view.sourceOnly': () => change({ sides: 'source' }),
    'view.translationOnly': () => change({ sides: 'translation' }),
  })
}
