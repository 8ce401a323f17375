import type { Settings } from '#domain/settings'
import { useActionHandlers } from '../actions.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { areBothOver, panelsIn } from './panels/panel-layout.ts'

/** Offers the actions that show and hide panels and sides. The choices are stored as settings. */
export function useViewActions(): void {
  const { preferences } = useServices()
  const settings = useLive(preferences.settings)
  const { contentsOpen, notesOpen, notesBeside, emended, termsShown } = settings
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
      const isOver = areBothOver(panelsIn(innerWidth, { ...settings, contentsOpen: true }, false))
      const isShown = contentsOpen && !isOver
      change({ contentsOpen: !isShown, ...(!isShown && isOver && { notesOpen: false }) })
      panel('contents', !isShown)
    },
    'contents.close': () => {
      change({ contentsOpen: false })
      panel('contents', false)
    },
    'view.notes': () => {
      change({ notesOpen: !notesOpen })
      panel('notes', !notesOpen)
    },
    'notes.close': () => {
      change({ notesOpen: false })
      panel('notes', false)
    },
    'view.notesBeside': () => {
      change({ notesOpen: true, notesBeside: !notesBeside })
      say('view', t => t(notesBeside ? 'notes.asList' : 'notes.beside'))
    },
    'view.both': () => sides('both', 'both'),
    'view.sourceOnly': () => sides('source', 'sourceOnly'),
    'view.emended': () => {
      change({ emended: !emended })
      say('view', t => t(emended ? 'emended.off' : 'emended.on'))
    },
    'view.terms': () => {
      change({ termsShown: !termsShown })
      say('view', t => t(termsShown ? 'terms.off' : 'terms.on'))
    },
    'view.translationOnly': () => sides('translation', 'translationOnly'),
  })
}
