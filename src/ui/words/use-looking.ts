import { useEffect, useMemo, useState } from 'react'
import { bookTextOf, type PlacedBook } from '../own-words/text-places.ts'
import { useServices } from '../services.ts'
import { lastChinese, lookUpWord, nextChinese, type LookedUp } from './look-up-word.ts'
import { besideBlock, type TextPlace } from './text-place.ts'

/** What is looked up: a place of the page, or an expression that the dictionary mentions. */
export interface Subject {
  readonly text: string
  readonly offset: number
  /** Null for an expression. */
  readonly place: TextPlace | null
}

export type LookState =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed' }
  | ({ readonly state: 'found' } & LookedUp)

/** What the card shows, and how the reader goes on from there. */
export interface Looking {
  readonly subject: Subject
  readonly answer: LookState
  /** Looks up an expression that an entry mentions. */
  readonly open: (expression: string) => void
  /** Goes back to what was looked up before; null if this is the first. */
  readonly back: (() => void) | null
  /** Goes to the word before or after this one. Returns false at the last one. */
  readonly step: (by: 1 | -1) => boolean
  readonly again: () => void
}

const subjectOf = (place: TextPlace): Subject => ({ ...place, place })

/**
 * Looks up what is at `place`, and what the reader goes to from there. `open` is
 * the book.
 */
export function useLooking(place: TextPlace, open: PlacedBook): Looking {
  const [{ from, path }, setPath] = useState({ from: place, path: [subjectOf(place)] })
  // Another place begins a new path.
  if (from !== place) setPath({ from: place, path: [subjectOf(place)] })
  const subject = path.at(-1) ?? subjectOf(place)
  const [attempt, setAttempt] = useState(0)
  const asked = useMemo(() => ({ subject, attempt }), [subject, attempt])
  const answer = useAnswer(asked, open)
  const follow = (next: Subject) => setPath({ from: place, path: [...path.slice(0, -1), next] })
  const [due, setDue] = useState(0)
  // A key that comes before the answer is a step from the word that the answer has.
  if (due !== 0 && answer.state === 'found') {
    const by = due > 0 ? 1 : -1
    const next = nextSubject(subject, answer, by)
    setDue(next ? due - by : 0)
    if (next) follow(next)
  }
  return {
    subject,
    answer,
    open: text =>
      setPath({ from: place, path: [...path, { text, offset: 0, place: null }].slice(-longest) }),
    back: path.length > 1 ? () => setPath({ from: place, path: path.slice(0, -1) }) : null,
    step(by) {
      if (answer.state === 'waiting') {
        setDue(due + by)
        return true
      }
      const next = nextSubject(subject, answer, by)
      if (next) follow(next)
      return next !== null
    },
    again: () => setAttempt(attempt + 1),
  }
}

/** What is known of a subject, and again after each change of the reader's words. */
function useAnswer(asked: { readonly subject: Subject }, open: PlacedBook): LookState {
  const { words, ownWords } = useServices()
  const [known, setKnown] = useState<{ of: object; answer: LookState } | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const show = (answer: LookState) => {
      if (!controller.signal.aborted) setKnown({ of: asked, answer })
    }
    const ask = () =>
      lookUpWord(words, asked.subject, {
        signal: controller.signal,
        in: bookTextOf(open, asked.subject.place),
      }).then(
        found => show({ state: 'found', ...found }),
        () => show({ state: 'failed' }),
      )
    void ask()
    // The answer before stays until there is another one.
    const stop = ownWords.follow(({ kinds }) => {
      if ([...kinds].some(kind => kind !== 'met')) void ask()
    })
    return () => {
      stop()
      controller.abort()
    }
  }, [words, ownWords, asked, open])
  return known?.of === asked ? known.answer : { state: 'waiting' }
}

/** The most expressions to which the reader can go back. */
const longest = 50

function nextSubject(subject: Subject, answer: LookState, by: 1 | -1): Subject | null {
  const first = answer.state === 'found' ? answer.shown : null
  const start = first?.start ?? subject.offset
  const at =
    by === 1
      ? nextChinese(subject.text, first?.end ?? subject.offset + 1)
      : lastChinese(subject.text, start)
  if (at !== null) {
    const { place } = subject
    return { ...subject, offset: at, place: place && { ...place, offset: at } }
  }
  const beside = subject.place && besideBlock(subject.place, by)
  const there =
    beside &&
    (by === 1 ? nextChinese(beside.text, 0) : lastChinese(beside.text, beside.text.length))
  if (!beside || there === null) return null
  return subjectOf({ ...beside, offset: there })
}
