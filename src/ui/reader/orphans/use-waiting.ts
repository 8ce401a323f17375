import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { WaitingDivision } from '#services/structure/structure'
import type { OpenSpread } from '../use-spread.ts'
import { useOfferedPlaces } from './use-offered-places.ts'
import { useOfferedDivisions, useWaitingDivisions } from './use-waiting-divisions.ts'
import { useWaitingOrphans } from './use-waiting-orphans.ts'
import {
  useOfferedSentences,
  useWaitingSentences,
  type WaitingSentence,
} from './use-waiting-sentences.ts'

/** What waits for a place: a mark, or a change or corrected sentence of an older edition. */
export type WaitingItem =
  | { readonly is: 'mark'; readonly id: string; readonly mark: Annotation }
  | { readonly is: 'division'; readonly id: string; readonly division: WaitingDivision }
  | { readonly is: 'sentence'; readonly id: string; readonly sentence: WaitingSentence }

export type OfferedToWaiting = ReturnType<typeof useWaiting>['offered']

/** What waits, marks first and corrected sentences last, and the places that are offered for it. */
export function useWaiting(book: Book, open: Pick<OpenSpread, 'spread' | 'marks'>) {
  const marks = useWaitingOrphans(open)
  const divisions = useWaitingDivisions(book.id)
  const sentences = useWaitingSentences(book.id)
  const forMarks = useOfferedPlaces(book.id, marks)
  const forDivisions = useOfferedDivisions(book.id, divisions)
  const forSentences = useOfferedSentences(book.id, sentences)
  const waiting: readonly WaitingItem[] = [
    ...marks.map(mark => ({ is: 'mark' as const, id: mark.id, mark })),
    ...(divisions ?? []).map(division => ({
      is: 'division' as const,
      id: division.place,
      division,
    })),
    ...(sentences ?? []).map(sentence => ({
      is: 'sentence' as const,
      id: sentence.id,
      sentence,
    })),
  ]
  const offered = {
    isRead: divisions !== null && sentences !== null,
    marks: ({ id }: Annotation) => forMarks && (forMarks.get(id) ?? []),
    divisions: ({ place }: WaitingDivision) => forDivisions && (forDivisions.get(place) ?? []),
    sentences: ({ id }: WaitingSentence) => forSentences && (forSentences.get(id) ?? []),
    of: (one: WaitingItem) => {
      if (one.is === 'mark') return offered.marks(one.mark)
      return one.is === 'division'
        ? offered.divisions(one.division)
        : offered.sentences(one.sentence)
    },
  }
  return { waiting, offered }
}
