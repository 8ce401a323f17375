import type { Settings } from '#domain/settings'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { Find } from '../../search/use-find.ts'
import { useActionRegistry } from '../../actions.ts'
import { useServices } from '../../services.ts'
import { areBothOver, panelsIn } from './panel-layout.ts'
import { useDismissed } from './use-dismissed.ts'
import { usePanels, type Panels } from './use-panels.ts'

export interface ReaderPanels extends Panels {
  readonly closeContents: () => void
  readonly closeNotes: () => void
  /** Shows the contents, in place of the find panel or of notes that cover them. */
  readonly showContents: () => void
}

/** The panels of the reader: where they are, and how they make room for each other. */
export function useReaderPanels(
  settings: Settings,
  find: Pick<Find, 'mode' | 'close'>,
  scroller: RefObject<HTMLDivElement | null>,
): ReaderPanels {
  const { change } = useServices().preferences
  const { run } = useActionRegistry()
  const isFinding = find.mode !== 'closed'
  const panels = usePanels(settings, isFinding)
  const { start, end } = panels.layout
  const closeContents = () => void run('contents.close')
  const closeNotes = () => void run('notes.close')

  // A hit in a note opens the notes again, over the find panel.
  const onFind = useEffectEvent(() => {
    if (areBothOver(panels.layout)) closeNotes()
  })
  useEffect(() => {
    if (isFinding) onFind()
  }, [isFinding])

  useDismissed(scroller, start?.way === 'over' || end?.way === 'over', by => {
    if (end?.way === 'over') closeNotes()
    else if (!isFinding) closeContents()
    // A press in the text may be about a hit there, so it does not end the search.
    else if (by === 'key') find.close()
  })

  return {
    ...panels,
    closeContents,
    closeNotes,
    showContents() {
      if (isFinding) find.close()
      const isOver = areBothOver(panelsIn(innerWidth, { ...settings, contentsOpen: true }, false))
      change({ contentsOpen: true, ...(isOver && { notesOpen: false }) })
    },
  }
}
