import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { passageOf } from '#domain/notes/passage'
import { placeAt } from '#domain/notes/place'
import { placeName } from '#domain/notes/place-name'
import { useTranslation } from 'react-i18next'
import { markName } from '../../notes/mark-name.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import type { MarkActs, MarkActsTools } from './use-mark-acts.ts'
import { useMade } from './use-made.ts'

interface AddPassageTools extends Pick<MarkActsTools, 'open' | 'dispatch' | 'markBar' | 'current'> {
  readonly say: MarkActs['say']
  readonly backToText: () => void
}

/** Returns a function that makes the selection a further passage of the note that is chosen. */
export function useAddPassage(tools: AddPassageTools): () => void {
  const { open, dispatch, markBar, current, say, backToText } = tools
  const { spread, marks } = open
  const { t } = useTranslation()
  const sayDeed = useSay()
  const on = useMade(spread)

  /** The mark with the note, also if one of its passages is chosen. */
  function noteAt(id: AnnotationId | null): Annotation | null {
    const chosen = id && marks.get(id)
    const place = placeAt((chosen && passageOf(chosen)) ?? '')
    return place?.kind === 'mark' ? marks.get(place.mark) : chosen
  }

  return () => {
    const note = noteAt(current)
    if (!note) return say('reader.noNoteChosen')
    const words = placeName(note.note[0]?.text || markName(t, note))
    on(
      undefined,
      at => marks.addPassage(note.id, at, words),
      id => {
        markBar.close()
        if (!id) return say('reader.nothingToAdd')
        sayDeed('deed', t => t('spoken.passageAdded', { quote: words }))
        // The note stays chosen, so that the next selection can be added to it, too.
        dispatch({ type: 'alsoShown', id })
        backToText()
      },
    )
  }
}
