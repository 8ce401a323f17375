import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { isStandalone } from '#domain/notes/standalone'
import type { Marks } from '#services/marking/marking'
import type { NotesPlan } from '#services/notes/notes-plan'
import { useState } from 'react'
import { useActionHandlers } from '../../actions.ts'
import { faultSentence } from '../../saving/fault-sentence.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'

/** A file of notes whose plan the reader looks at. */
export interface NotesToBring {
  readonly file: string
  readonly plan: NotesPlan
}

interface BringNotes {
  /** Null: no file is looked at. */
  readonly shown: NotesToBring | null
  readonly add: (annotations: readonly Annotation[]) => void
  readonly close: () => void
}

/** Lets the reader choose a file of notes, and adds those that the reader wants. */
export function useBringNotes(book: Book, marks: Pick<Marks, 'bring'>): BringNotes {
  const { bringing, marking, outside, undoing } = useServices()
  const toasts = useToasts()
  const [shown, setShown] = useState<NotesToBring | null>(null)

  async function choose() {
    const [file] = await outside.chooseFiles()
    if (!file) return
    if (!file.ok) return toasts.show('bring', { message: t => faultSentence(t, file.fault) })
    const { name } = file.value
    toasts.show('bring', { message: t => t('bring.reading', { file: name }), stays: true })
    const plan = await bringing.plan(book, file.value)
    toasts.hide('bring')
    if (plan.ok) setShown({ file: name, plan: plan.value })
    else toasts.show('bring', { message: t => faultSentence(t, plan.fault) })
  }

  async function add(annotations: readonly Annotation[]) {
    const { order } = undoing
    const alone = annotations.filter(isStandalone)
    const others = alone.length > 0 ? (await marking.standalone()).bring(alone) : null
    // The last one, because the joined step is of its book.
    const ofBook = marks.bring(annotations.filter(one => !isStandalone(one)))
    if (others && ofBook) order.join([others, ofBook], 'bringNotes')
    const step = others && ofBook ? order.last : (others ?? ofBook)
    if (!step) return
    toasts.show('bring', {
      message: t => t('bring.done', { count: annotations.length }),
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void order.takeBack(step),
      },
    })
  }

  const chosen = () =>
    choose().catch(() => toasts.show('bring', { message: t => t('faults.unexpected') }))
  useActionHandlers({ 'note.bring': () => void chosen() })

  return {
    shown,
    close: () => setShown(null),
    add: annotations => {
      setShown(null)
      void add(annotations).catch(() =>
        toasts.show('bring', { message: t => t('faults.unexpected') }),
      )
    },
  }
}
