import type { AnnotationId } from '#domain/ids'
import { stateOf } from '#domain/kinds/index'
import { halfOn, linkOfBoth, type Half } from '#domain/marking/halves'
import { mergedHalf, splitHalf } from '#domain/marking/split-merge'
import type { Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import { flushSync } from 'react-dom'
import { usePopup } from '../../menus/use-popup.ts'
import { beginningOfWords, quotedWords } from '../../notes/notes-in-order.ts'
import { useCategoryName } from '../../notes/use-category-name.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { NotesViewEvent } from './notes-view.ts'
import type { MarkBarControl } from './use-mark-bar.ts'
import type { PlaceNotes } from '../places/use-place-notes.ts'

/** What the reader can do where several marks are, and with parts of marks. */
export interface PartActs {
  /**
   * Shows a menu of all marks at the caret, and of those about its paragraph, its section and the
   * book, from which the reader goes to one.
   */
  readonly list: () => void
  /** Splits `mark` at the caret; without it, the shortest mark there. */
  readonly split: (mark?: AnnotationId) => void
  /** Merges `mark` with one that touches it; without it, the two shortest at the caret. */
  readonly merge: (mark?: AnnotationId) => void
}

interface PartActsTools {
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly dispatch: Dispatch<NotesViewEvent>
  readonly markBar: Pick<MarkBarControl, 'close' | 'choose'>
  readonly places: Pick<PlaceNotes, 'choices'>
}

/** Why nothing was split or merged, as a key of the words that say it. */
type Refusal =
  | 'reader.noMarkHere'
  | 'parting.noPlace'
  | 'parting.noOther'
  | 'parting.twoLinks'
  | 'parting.losesWords'

/** How much of a quote the menu and what is said contain, in characters. */
const quoteLimit = 24

// oxlint-disable-next-line max-lines-per-function -- three acts over the same few values
export function usePartActs({ open, dispatch, markBar, places }: PartActsTools): PartActs {
  const { spread, marks } = open
  const { marking } = useServices()
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  const popup = usePopup()
  const toasts = useToasts()
  const say = useSay()
  const tell = (why: Refusal) => toasts.show('nothing', { message: t => t(why) })
  const side = () => spread.selection.where?.side ?? 'source'
  const halfHere = (id: AnnotationId | undefined): Half | null => {
    const mark = id && marks.get(id)
    return mark ? halfOn(mark, side()) : null
  }
  const beginning = (half: Half | null) =>
    half ? beginningOfWords(quotedWords(half), quoteLimit) : ''
  const textOf = (paragraph: Half['anchors'][number]['paragraphId']) =>
    spread.marks.textOf(side(), paragraph)
  const textAt = (index: number) => spread.marks.textAt(side(), index)
  const haveTwoLinks = (one: AnnotationId, other: AnnotationId) => {
    const [row, merged] = [marks.get(one), marks.get(other)]
    return row && merged && linkOfBoth(row, merged, side()) === 'twoLinks'
  }

  function worked(id: AnnotationId): void {
    markBar.close()
    spread.selection.collapse()
    spread.selection.focus()
    dispatch({ type: 'worked', id })
  }

  return {
    list() {
      const here = spread.marks.atSelection()
      const at = spread.selection.line()
      const about = places.choices()
      if (here.length + about.length === 0 || !at) return tell('reader.noMarkHere')
      const items = here.flatMap(id => {
        const mark = marks.get(id)
        if (!mark) return []
        const state = stateOf(mark)
        const category = marking.knownCategories.get().find(one => one.id === mark.category)
        const words = beginning(halfHere(id))
        const names = [state ? t(`kindStates.${state}`) : '', category ? nameOf(category) : '']
        const what = names.filter(name => name !== '').join(' · ')
        return {
          label: t('parting.listed', { words, what }),
          run: () => {
            dispatch({ type: 'chosen', id })
            flushSync(() => markBar.choose(id))
            document.querySelector<HTMLElement>('[data-pane="mark-bar"] button')?.focus()
          },
        }
      })
      popup.open([items, about], { x: at.left, y: at.bottom })
    },
    split(mark) {
      const id = mark ?? spread.marks.atSelection()[0]
      const half = halfHere(id)
      const { range } = spread.selection
      const paragraph = spread.selection.pair()?.paragraph
      if (!id || !half || !range || !paragraph) return tell('reader.noMarkHere')
      const at = { paragraphId: paragraph.id, offset: range.head.offset }
      const parts = splitHalf(half, at, textOf)
      if (!parts || !marks.split(id, parts)) return tell('parting.noPlace')
      worked(id)
      const [first, second] = parts.map(beginning)
      say('deed', t => t('parting.split', { first, second }))
    },
    merge(mark) {
      const here = spread.marks.atSelection()
      const id = mark ?? here[0]
      const half = halfHere(id)
      if (!id || !half) return tell('reader.noMarkHere')
      let why: Refusal = 'parting.noOther'
      for (const other of here) {
        const beside = other === id ? null : halfHere(other)
        const to = beside && mergedHalf(half, beside, textOf, textAt)
        if (!to) continue
        why = haveTwoLinks(id, other) ? 'parting.twoLinks' : 'parting.losesWords'
        if (!marks.merge(id, other, to)) continue
        worked(id)
        return say('deed', t => t('parting.merged', { words: beginning(to) }))
      }
      tell(why)
    },
  }
}
