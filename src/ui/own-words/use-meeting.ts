import { sentenceAround } from '#domain/own-words/sentence-around'
import { useEffect, useRef } from 'react'
import { useServices } from '../services.ts'
import type { TextPlace } from '../words/text-place.ts'
import type { Looking } from '../words/use-looking.ts'
import { sourcePlaceOf, type PlacedBook } from './text-places.ts'

interface MeetingTools {
  readonly looking: Pick<Looking, 'subject' | 'answer'>
  readonly open: PlacedBook
  /** Whether the reader asked for the word; a pointer that rests on one does not. */
  readonly isAsked: boolean
}

/** Keeps that the reader looked up the word of the source with which the card opened at `place`. */
export function useMeeting(place: TextPlace, { looking, open, isAsked }: MeetingTools): void {
  const { ownWords } = useServices()
  const { subject, answer } = looking
  const met = useRef<TextPlace | null>(null)
  useEffect(() => {
    const word = answer.state === 'found' ? answer.shown : null
    if (!isAsked || !word || subject.place !== place || met.current === place) return
    const at = sourcePlaceOf(open, place, word)
    if (!at) return
    met.current = place
    const { text } = place
    const expression = text.slice(word.start, word.end)
    const book = open.division.printed.id
    const keep = async () => {
      const acts = await ownWords.acts()
      await acts.meet({ book, scope: 'book', place: at }, expression, sentenceAround(text, word))
    }
    // A list of words that cannot be read now is no reason to disturb a look-up.
    keep().catch(() => {})
  }, [ownWords, place, subject, answer, open, isAsked])
}
