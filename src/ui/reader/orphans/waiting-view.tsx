import type { Category } from '#domain/annotation'
import type { Book } from '#domain/book'
import { DivisionView } from './division-view.tsx'
import { OrphanView } from './orphan-view.tsx'
import type { WaitingProps } from './place-choice.tsx'
import { SentenceView } from './sentence-view.tsx'
import type { OfferedToWaiting, WaitingItem } from './use-waiting.ts'

interface WaitingViewProps extends Omit<WaitingProps<never>, 'places'> {
  readonly one: WaitingItem
  readonly book: Book
  readonly known: readonly Category[]
  readonly offered: OfferedToWaiting
}

/** One thing that waits, with the places that it may have. */
export function WaitingView({ one, book, known, offered, ...shown }: WaitingViewProps) {
  if (one.is === 'division')
    return (
      <DivisionView
        key={one.id}
        division={one.division}
        places={offered.divisions(one.division)}
        {...shown}
      />
    )
  if (one.is === 'sentence')
    return (
      <SentenceView
        key={one.id}
        book={book.id}
        sentence={one.sentence}
        places={offered.sentences(one.sentence)}
        {...shown}
      />
    )
  return (
    <OrphanView
      key={one.id}
      mark={one.mark}
      category={known.find(({ id: name }) => name === one.mark.category) ?? null}
      places={offered.marks(one.mark)}
      {...shown}
    />
  )
}
