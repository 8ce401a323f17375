import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { halfOn, otherSide } from '#domain/marking/halves'
import { passageOf } from '#domain/notes/passage'
import type { MarksNow } from '#services/marking/marks-now'
import type { RefObject } from 'react'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { MarkBar } from '../../notes/bar/mark-bar.tsx'
import { beginningOfQuote, beginningOfWords, quotedWords } from '../../notes/notes-in-order.ts'
import { TagBar } from '../../notes/tags/tag-bar.tsx'
import { firstPlaceLinked } from '#domain/notes/place'
import { useServices } from '../../services.ts'
import type { OpenSpread } from '../use-spread.ts'
import { edgeStepOf } from './edge-key.ts'
import { MarkHandles } from './mark-handles.tsx'
import type { Linking } from './use-linking.ts'
import type { BarState } from './use-mark-bar.ts'
import type { MarkWork } from './use-mark-work.ts'
import { useMark } from '../../hooks/use-mark.ts'
import type { TagBarState } from './use-tag-bar.ts'
import { WordCard } from './word-card.tsx'

interface MarkBarsProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly work: MarkWork
  /** Follows a link of a note. */
  readonly onFollow: (address: string) => void
}

interface BarsProps extends MarkBarsProps {
  readonly scroller: RefObject<HTMLElement | null>
}

/** How much of a quote the name of a bar says, in characters. */
const quoteLimit = 20

/** How much of its quote the button that moves a mark says, in characters. */
const movedLimit = 8

/**
 * The bar for a selection or a mark, the bar for the tags of a mark, and the card with the words
 * behind others, all beside the text.
 */
export function MarkBars({ scroller, ...of }: BarsProps) {
  const { open, work } = of
  const { markBar, tagBar } = work
  return (
    <>
      {markBar.bar && <ShownMarkBar {...of} bar={markBar.bar} />}
      <WordCard open={open} scroller={scroller} />
      {tagBar.bar && <ShownTagBar {...of} bar={tagBar.bar} />}
    </>
  )
}

function ShownMarkBar(props: MarkBarsProps & { readonly bar: BarState }) {
  const { work, bar } = props
  const { spread, marks } = props.open
  const { acts, moves, barMark, categories, known, markBar, linking } = work
  const chosen = useMark(marks, barMark)
  // The edges of a pair of ranges are those of the half where the reader is.
  const edged = chosen && { ...chosen, ...halfOn(chosen, bar.side) }
  const look = known.find(({ id }) => id === chosen?.category)
  return (
    <>
      {edged && look && (
        <MarkHandles
          key={edged.id}
          mark={edged}
          lines={bar.lines}
          colour={look.colour}
          isRightToLeft={bar.isRightToLeft}
          edges={spread.edges}
          onMove={(to, edge) => moves.drop(edged, to, edge)}
        />
      )}
      <MarkBar
        at={bar.at}
        categories={categories}
        chosenCategory={look ?? null}
        chosen={chosen?.category ?? null}
        count={bar.marks.length}
        {...wordsOfBar(chosen, bar.side, linking)}
        {...offered(chosen, marks, work)}
        onMove={acts.move}
        onAdd={acts.addPassage}
        onEdgeKey={event => {
          const step = edged && edgeStepOf(event, bar.isRightToLeft)
          if (step) moves.step(edged, step, event.repeat)
          return step !== null
        }}
        onMark={category => acts.mark(category, barMark)}
        kind={chosen?.kind ?? null}
        onNote={() => acts.write(barMark)}
        onTurn={kind => acts.turn(kind, barMark)}
        onTag={() => acts.tag(barMark)}
        place={bar.chosen + 1}
        onFollow={props.onFollow}
        onLink={() => linking.link(barMark)}
        onCounterpart={() => linking.show(barMark)}
        onDelete={() => {
          const mark = barMark && marks.get(barMark)
          markBar.close()
          spread.selection.focus()
          if (mark) acts.remove(mark)
        }}
        onNext={markBar.next}
        onClose={() => {
          markBar.dismiss()
          spread.selection.focus()
        }}
      />
    </>
  )
}

/** The beginnings of the mark that can be moved to a selection, and of the note to add it to. */
function offered(chosen: Annotation | null, marks: MarksNow, { movable, view }: MarkWork) {
  const mark = chosen || view.current === null ? null : marks.get(view.current)
  const hasNote = mark !== null && mark.note.length > 0 && passageOf(mark) === null
  return {
    movable: movable && beginningOfQuote(movable, movedLimit),
    addable: hasNote ? beginningOfWords(mark.note[0]?.text ?? '', movedLimit) : null,
  }
}

/** The words that the bar shows. */
function wordsOfBar(chosen: Annotation | null, side: Side, { waiting }: Linking) {
  const half = chosen && halfOn(chosen, side)
  const counterpart = chosen && halfOn(chosen, otherSide(side))
  return {
    quote: half && beginningOfWords(quotedWords(half), quoteLimit),
    counterpart: counterpart && beginningOfWords(quotedWords(counterpart), quoteLimit),
    link: chosen && firstPlaceLinked(chosen.note),
    waiting: waiting && beginningOfWords(quotedWords(waiting.half), movedLimit),
  }
}

function ShownTagBar({ book, open, work, bar }: MarkBarsProps & { readonly bar: TagBarState }) {
  const { spread, marks } = open
  const { dispatch, tagBar } = work
  const { preferences } = useServices()
  const tagged = useMark(marks, bar.mark)
  const language = useTranslationLanguage(book.id)
  if (!tagged) return null
  return (
    <TagBar
      at={bar.at}
      tags={tagged.tags}
      quote={beginningOfQuote(tagged, quoteLimit)}
      language={language}
      onChange={tags => marks.retag(tagged.id, tags)}
      onShow={tag => {
        dispatch({ type: 'filtered', filter: { by: 'tag', tag } })
        preferences.change({ notesOpen: true })
        tagBar.close()
      }}
      onClose={isFinished => {
        tagBar.close()
        if (isFinished) spread.selection.focus()
      }}
    />
  )
}
