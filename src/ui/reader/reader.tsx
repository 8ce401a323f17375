import type { Book } from '#domain/book'
import type { Annotation } from '#domain/annotation'
import type { AnnotationId, ParagraphId } from '#domain/ids'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { ReaderHistory } from '../history/reader-history.tsx'
import { useLive } from '../hooks/use-live.ts'
import { MarkBar } from '../notes/mark-bar.tsx'
import { MarkOutline } from '../notes/mark-outline.tsx'
import { showingAlso, type NoteFilter } from '../notes/note-filter.ts'
import { beginningOfQuote } from '../notes/notes-in-order.ts'
import { NotesPanel } from '../notes/notes-panel.tsx'
import { TagBar } from '../notes/tag-bar.tsx'
import { useDeleteMark } from '../notes/use-delete-mark.ts'
import { FindPanel } from '../search/find-panel.tsx'
import type { SoughtElsewhere } from '../search/sought.ts'
import { useFind } from '../search/use-find.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { Contents } from './contents/contents.tsx'
import { readerAt } from './reader-at.ts'
import styles from './reader.module.css'
import { TextPane } from './text-pane.tsx'
import { isNarrow } from './narrow.ts'
import { GoTo } from './jumps/go-to.tsx'
import { backToText, useJumps } from './jumps/use-jumps.ts'
import { useKeyboardPlace } from './use-keyboard-place.ts'
import { useMark } from './marking/use-mark.ts'
import { useMarkBar } from './marking/use-mark-bar.ts'
import { useMarkSaid } from './marking/use-mark-said.ts'
import { useOrphans } from './marking/use-orphans.ts'
import { usePlace } from './use-place.ts'
import { useReaderActions } from './use-reader-actions.ts'
import { useSpokenText } from './use-spoken-text.ts'
import { useSpread, type OpenSpread } from './use-spread.ts'
import { useUndonePlace } from './jumps/use-undone-place.ts'
import { useTagBar } from './marking/use-tag-bar.ts'

interface ReaderProps {
  readonly book: Book
  /** What was looked for in the library before the book was opened. */
  readonly elsewhere: SoughtElsewhere | null
}

/** A book's text between its contents, or what is looked for, and its notes. */
export function Reader({ book, elsewhere }: ReaderProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const open = useSpread(book, scroller)
  return open ? (
    <OpenReader book={book} elsewhere={elsewhere} open={open} scroller={scroller} />
  ) : (
    <main className={styles.waiting} data-pane="text" aria-busy="true">
      {t('reader.loading')}
    </main>
  )
}

interface OpenReaderProps extends ReaderProps {
  readonly open: OpenSpread
  readonly scroller: React.RefObject<HTMLDivElement | null>
}

function OpenReader({ book, elsewhere, open, scroller }: OpenReaderProps) {
  const { spread, marks, jumps } = open
  const { preferences, marking } = useServices()
  const toasts = useToasts()
  const settings = useLive(preferences.settings)
  const { contentsOpen, notesOpen, translationLanguage } = settings
  const [current, setCurrent] = useState<AnnotationId | null>(null)
  const [edited, setEdited] = useState<AnnotationId | null>(null)
  const [past, setPast] = useState<Annotation | null>(null)
  const orphans = useOrphans(spread)
  const categories = useLive(marking.categories)
  const markBar = useMarkBar(spread, scroller)
  const tagBar = useTagBar(scroller)
  const [filter, setFilter] = useState<NoteFilter>(null)
  const barMark = markBar.bar?.marks[markBar.bar.chosen]
  const deleteMark = useDeleteMark(marks)
  const find = useFind({
    book,
    spread,
    elsewhere,
    leave: () => jumps.leave('hit'),
    showNote: id => {
      const annotation = marks.get(id)
      if (!annotation) return null
      preferences.change({ notesOpen: true })
      worksOn(id)
      const start = annotation.anchors[0]?.start ?? 0
      return { index: annotation.index, side: annotation.side, start }
    },
  })
  const isFinding = find.mode !== 'closed'
  const here = usePlace(book, open, scroller, settings, elsewhere !== null)
  useReaderActions(book, spread, jumps)
  const asking = useJumps(open, scroller)
  useKeyboardPlace(spread, settings)
  const { close: closeBar } = markBar
  useEffect(() => closeBar(), [closeBar, contentsOpen, notesOpen, isFinding])
  useSpokenText(spread, scroller)
  const sayMark = useMarkSaid(marks)
  useUndonePlace({ book: book.id, spread, marks, edited, choose: setCurrent })

  const chosenMark = useMark(marks, barMark)
  const tagged = useMark(marks, tagBar.bar?.mark)
  const chosenLook = categories.find(({ id }) => id === chosenMark?.category)

  const say = (why: 'reader.nothingToMark' | 'reader.nothingToNote' | 'reader.noMarkHere') =>
    toasts.show('nothing', { message: t => t(why) })

  function edit(annotation: Annotation | null) {
    marks.endWriting()
    setEdited(annotation?.id ?? null)
    if (annotation) worksOn(annotation.id)
    else backToText(spread)
  }

  function worksOn(id: AnnotationId) {
    setCurrent(id)
    setFilter(filter => showingAlso(filter, id))
  }

  function write(id: AnnotationId | null) {
    markBar.close()
    if (!id) return say('reader.nothingToNote')
    spread.selection.collapse()
    preferences.change({ notesOpen: true })
    worksOn(id)
    setEdited(id)
  }

  function tag(id: AnnotationId | null) {
    markBar.close()
    if (!id) return say('reader.nothingToNote')
    const at = spread.selection.box()
    spread.selection.collapse()
    worksOn(id)
    tagBar.open(id, at)
  }

  function finish(id: AnnotationId | null) {
    if (!id) return say('reader.nothingToMark')
    worksOn(id)
    markBar.close()
    spread.selection.collapse()
    spread.selection.focus()
  }

  function show(annotation: Annotation) {
    const anchor = annotation.anchors[0]
    setCurrent(annotation.id)
    if (settings.sides !== 'both' && settings.sides !== annotation.side)
      preferences.change({ sides: 'both' })
    jumps.leave('note')
    if (anchor)
      void spread.navigation.show(annotation.index, annotation.side, anchor.start, anchor.end)
  }

  const showNote = useCallback(
    (paragraph: ParagraphId) => {
      const found = marks.all
        .get()
        .find(({ note, anchors }) => note.length > 0 && anchors[0]?.paragraphId === paragraph)
      preferences.change({ notesOpen: true })
      setCurrent(found?.id ?? null)
      if (found) setFilter(filter => showingAlso(filter, found.id))
    },
    [marks, preferences],
  )

  const markWith = (order: number) => () => {
    const category = categories[order]
    if (!category) return
    const marked = marks.mark(category.id, readerAt(spread))
    sayMark(marked, category)
    finish(marked)
  }
  useActionHandlers({
    // The find panel is where the contents would be: asked for, they take its place.
    ...(isFinding && {
      'view.contents': () => {
        find.close()
        preferences.change({ contentsOpen: true, ...(isNarrow() && { notesOpen: false }) })
      },
    }),
    'mark.category1': markWith(0),
    'mark.category2': markWith(1),
    'mark.category3': markWith(2),
    'mark.category4': markWith(3),
    'note.create': () => write(marks.note(readerAt(spread))),
    'mark.tag': () => tag(barMark ?? marks.note(readerAt(spread))),
    'mark.show': () => {
      if (flushSync(markBar.open)) focusBar()
      else say('reader.noMarkHere')
    },
    'mark.delete': () => {
      const [here] = spread.marks.atSelection()
      const id = barMark ?? here
      const mark = id && marks.get(id)
      markBar.close()
      if (mark) deleteMark(mark)
      else say('reader.noMarkHere')
    },
  })

  return (
    <div
      className={styles.panes}
      data-contents={contentsOpen || isFinding}
      data-find={isFinding}
      data-notes={notesOpen}
    >
      {isFinding && <FindPanel book={book} spread={spread} find={find} />}
      {contentsOpen && !isFinding && (
        <Contents
          book={book}
          spread={spread}
          sides={settings.sides}
          onLeave={() => jumps.leave('contents')}
          here={here}
        />
      )}
      <TextPane
        book={book}
        open={open}
        scroller={scroller}
        hits={find.found.index}
        onNote={showNote}
      />
      {asking.isAsking && <GoTo book={book} onGo={asking.go} onClose={asking.close} />}
      {notesOpen && (
        <NotesPanel
          marks={marks}
          orphans={orphans}
          categories={categories}
          bookLanguage={book.language}
          translationLanguage={translationLanguage}
          current={barMark ?? current}
          edited={edited}
          onShow={show}
          onEdit={edit}
          onWrite={({ id }, note) => marks.writeNote(id, note)}
          latest={({ id }) => marks.noteOf(id)}
          isWriting={({ id }) => marks.isWriting(id)}
          onPause={marks.endWriting}
          onCategory={({ id }, category) => {
            worksOn(id)
            marks.recategorise(id, category)
          }}
          onTags={({ id }, tags) => {
            worksOn(id)
            marks.retag(id, tags)
          }}
          filter={filter}
          onFilter={setFilter}
          onHistory={setPast}
          onDelete={deleteMark}
        />
      )}
      <ReaderHistory
        book={book}
        spread={spread}
        note={past}
        onNoteClosed={() => setPast(null)}
        onRewrite={marks.rewrite}
      />
      {markBar.bar && chosenLook && (
        <MarkOutline lines={markBar.bar.lines} colour={chosenLook.colour} />
      )}
      {markBar.bar && (
        <MarkBar
          at={markBar.bar.at}
          categories={categories}
          chosen={chosenMark?.category ?? null}
          count={markBar.bar.marks.length}
          place={markBar.bar.chosen + 1}
          quote={chosenMark ? beginningOfQuote(chosenMark, quoteLimit) : null}
          onMark={category => {
            if (barMark) marks.recategorise(barMark, category.id)
            const marked = barMark ?? marks.mark(category.id, readerAt(spread))
            sayMark(marked, category)
            finish(marked)
          }}
          onNote={() => write(barMark ?? marks.note(readerAt(spread)))}
          onTag={() => tag(barMark ?? marks.note(readerAt(spread)))}
          onDelete={() => {
            const mark = barMark && marks.get(barMark)
            markBar.close()
            spread.selection.focus()
            if (mark) deleteMark(mark)
          }}
          onNext={markBar.next}
          onClose={() => {
            markBar.dismiss()
            spread.selection.focus()
          }}
        />
      )}
      {tagBar.bar && tagged && (
        <TagBar
          at={tagBar.bar.at}
          tags={tagged.tags}
          quote={beginningOfQuote(tagged, quoteLimit)}
          language={translationLanguage}
          onChange={tags => marks.retag(tagged.id, tags)}
          onShow={tag => {
            setFilter({ by: 'tag', tag })
            preferences.change({ notesOpen: true })
            tagBar.close()
          }}
          onClose={isFinished => {
            tagBar.close()
            if (isFinished) spread.selection.focus()
          }}
        />
      )}
    </div>
  )
}

/** How much of a quote the name of a bar says, in characters. */
const quoteLimit = 20

const focusBar = () => document.querySelector<HTMLElement>('[data-pane="mark-bar"] button')?.focus()
