import type { Book } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import { memo, useCallback, useMemo, type CSSProperties, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useKept } from '../hooks/use-kept.ts'
import { useLive } from '../hooks/use-live.ts'
import { usePopup } from '../menus/use-popup.ts'
import { useServices } from '../services.ts'
import { BookHead } from './book-head.tsx'
import { Minimap } from './minimap/minimap.tsx'
import { backToText } from './jumps/use-jumps.ts'
import { notedParagraphs } from './marking/noted-paragraphs.ts'
import { placeSigns } from './places/place-signs.ts'
import { ShownPlacesContext } from './places/shown-places.ts'
import type { PlaceNotes } from './places/use-place-notes.ts'
import styles from './reader.module.css'
import { statesMenu } from './menus/states-menu.ts'
import type { OpenStates } from './spread/gutter.tsx'
import { SpreadView } from './spread/spread-view.tsx'
import './spread/text.css'
import { useSetState } from './use-set-state.ts'
import type { OfferKinds } from './structure/use-paragraph-acts.ts'
import type { OpenSpread } from './use-spread.ts'

interface TextPaneProps {
  readonly book: Book
  /** The same object while the reader divides the text. */
  readonly printed: Book
  readonly open: OpenSpread
  readonly scroller: RefObject<HTMLDivElement | null>
  /** The width of the pane in CSS pixels. */
  readonly width: number
  /** The indexes in the book of the paragraphs with a search hit. */
  readonly hits: Iterable<number>
  /** Shows the first note on a paragraph. */
  readonly onNote: (paragraph: ParagraphId) => void
  /** Notes that cover no words. */
  readonly places: PlaceNotes
  readonly kinds: OfferKinds
}

/** The scrolling pane: the book's head, then its spread. */
export const TextPane = memo(function TextPane(props: TextPaneProps) {
  const { book, printed, open, scroller, width, hits, onNote, places, kinds } = props
  const { spread, layout, initial, marks, mounted, faultOf } = open
  const { t } = useTranslation()
  const settings = useLive(useServices().preferences.settings)
  const noted = useKept(marks, notedParagraphs).paragraphs
  const onState = useStates(spread, places, kinds)
  const signs = useKept(marks, placeSigns)
  const shownPlaces = useMemo(() => ({ signs, onOpen: places.onSigns }), [signs, places])
  const sizes: CSSProperties = {
    ['--source-size' as string]: `${settings.sourceSize}px`,
    ['--translation-size' as string]: `${settings.translationSize}px`,
    ['--line-spacing' as string]: settings.lineSpacing,
  }
  return (
    <div className={styles.area}>
      <main
        ref={scroller}
        className={styles.text}
        style={sizes}
        data-pane="text"
        aria-label={t('panes.text')}
      >
        <ShownPlacesContext value={shownPlaces}>
          <SpreadView
            book={printed}
            spread={spread}
            layout={layout}
            initial={initial}
            settings={settings}
            width={width}
            noted={noted}
            scroller={scroller}
            onState={onState}
            onNote={onNote}
            onMounted={mounted}
            faultOf={faultOf}
          >
            <BookHead
              book={book}
              onNext={() => spread.navigation.go(0, 'translation', 0)}
              onEscape={() => backToText(spread)}
            />
          </SpreadView>
        </ShownPlacesContext>
      </main>
      <BookMap book={book} open={open} scroller={scroller} hits={hits} />
    </div>
  )
})

/** Returns what shows the menu of the states of a pair, and of what can be done with it. */
function useStates(spread: Spread, places: PlaceNotes, kinds: OfferKinds): OpenStates {
  const { t } = useTranslation()
  const popup = usePopup()
  const setState = useSetState(spread)
  return useCallback(
    (index, at) => {
      const states = statesMenu({
        t,
        translations: spread.translations,
        index,
        set: state => setState(state, index),
      })
      const note = { action: 'note.paragraph' as const, run: () => places.onParagraph(index) }
      const menu = async () => {
        const items = await kinds(index)
        return [states, [note], [{ label: t('textMenu.kind'), items }]]
      }
      popup.open(menu(), at)
    },
    [spread, places, kinds, t, popup, setState],
  )
}

/** The map beside the scroll bar, with what is known about the book. */
function BookMap({
  book,
  open,
  scroller,
  hits,
}: Omit<TextPaneProps, 'printed' | 'width' | 'onNote' | 'places' | 'kinds'>) {
  const { reading, marking } = useServices()
  const { states } = useLive(reading.progress(book))
  return (
    <Minimap
      sections={open.spread.sections.all}
      layout={open.layout}
      scroller={scroller}
      states={states}
      marks={open.marks}
      categories={useLive(marking.knownCategories)}
      hits={hits}
      onLeave={() => open.jumps.leave('map')}
    />
  )
}
