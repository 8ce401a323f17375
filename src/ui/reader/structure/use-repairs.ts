import type { Book } from '#domain/book'
import { leftIn, withLeft } from '#domain/structure/left-repairs'
import type { Suggestion } from '#services/structure/structure'
import { useEffect, useMemo, useState } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'

export interface Repairs {
  /** What is neither done nor left, in the order of the text; null while it is sought. */
  readonly list: readonly Suggestion[] | null
  readonly isFailed: boolean
  readonly isWorking: boolean
  /** How many of those found in this book were accepted and hold. */
  readonly done: number
  /** How many of those found were left as they are. */
  readonly left: number
  /** Which one of the list the reader is at. */
  readonly at: number
  readonly now: Suggestion | undefined
  readonly go: (at: number) => void
  readonly accept: (accepted: readonly Suggestion[]) => void
  readonly leave: (one: Suggestion) => void
  /** Brings back what was left. */
  readonly again: () => void
}

/** Seeks what the program would repair in a book, and keeps what the reader decides. */
export function useRepairs(book: Book, open: OpenSpread): Repairs {
  const { structure, preferences } = useServices()
  const { leftRepairs } = useLive(preferences.settings)
  const shown = useLive(open.shown)
  const say = useSay()
  const toasts = useToasts()
  const { found, isFailed } = useFound(book)
  const [wanted, setAt] = useState(0)
  const [isWorking, setWorking] = useState(false)
  const left = useMemo(() => leftIn(leftRepairs, book.id), [leftRepairs, book.id])
  const undone = useMemo(
    // `shown` changes with the division, which is not a value of React's.
    () => (shown && found ? found.filter(one => !isDone(open, one)) : null),
    [found, open, shown],
  )
  const list = useMemo(
    () => undone?.filter(({ place }) => !left.has(place)) ?? null,
    [undone, left],
  )
  const at = Math.max(0, Math.min(wanted, (list?.length ?? 0) - 1))

  const turnLeft = useTurnLeft(book)

  async function accept(accepted: readonly Suggestion[]) {
    setWorking(true)
    try {
      await open.prepareDividing()
      const outcome = await structure.accept(book, accepted)
      if (outcome.ok) say('deed', t => t('repairs.accepted', { count: accepted.length }))
      else toasts.show('structure', { message: t => t(`structure.${outcome.why}`) })
    } catch {
      toasts.show('structure', { message: t => t('faults.unexpected') })
    } finally {
      setWorking(false)
    }
  }

  return {
    list,
    isFailed,
    isWorking,
    done: (found?.length ?? 0) - (undone?.length ?? found?.length ?? 0),
    left: (undone?.length ?? 0) - (list?.length ?? 0),
    at,
    now: list?.[at],
    go: setAt,
    accept: accepted => void accept(accepted),
    leave: ({ place }) => {
      turnLeft('leaveSuggestion', [place])
      say('deed', t => t('repairs.left'))
    },
    again: () =>
      turnLeft(
        'bringSuggestions',
        undone?.flatMap(one => (left.has(one.place) ? one.place : [])) ?? [],
      ),
  }
}

type Place = Suggestion['place']

/**
 * Returns a function that leaves suggestions, or brings back those that were left, as one step of
 * undoing.
 */
function useTurnLeft(book: Book) {
  const { preferences, undoing } = useServices()
  /** Whether anything has changed. */
  function put(places: readonly Place[], isLeft: boolean): boolean {
    const { leftRepairs } = preferences.settings.get()
    const now = leftIn(leftRepairs, book.id)
    const turned = places.filter(place => now.has(place) !== isLeft)
    if (turned.length === 0) return false
    const kept = [...now].filter(place => !places.some(one => one === place))
    const next = isLeft ? [...kept, ...places] : kept
    preferences.change({ leftRepairs: withLeft(leftRepairs, book.id, next) })
    return true
  }
  return (name: 'leaveSuggestion' | 'bringSuggestions', places: readonly Place[]) => {
    const isLeft = name === 'leaveSuggestion'
    if (!put(places, isLeft)) return
    undoing.order.push({
      name,
      book: book.id,
      isFree: true,
      undo: () => (put(places, !isLeft) ? 'done' : 'stale'),
      redo: () => (put(places, isLeft) ? 'done' : 'stale'),
    })
  }
}

/** What the program finds in the whole book; null while it is read. */
function useFound(book: Book) {
  const { structure } = useServices()
  const [found, setFound] = useState<readonly Suggestion[] | 'failed' | null>(null)
  const [sought] = useState(book)
  useEffect(() => {
    const reading = new AbortController()
    const take = (result: readonly Suggestion[] | null) => {
      if (!reading.signal.aborted) setFound(result ?? 'failed')
    }
    structure.suggestions(sought, reading.signal).then(take, () => take(null))
    return () => reading.abort()
  }, [structure, sought])
  return { found: found === 'failed' ? null : found, isFailed: found === 'failed' }
}

/** Whether the text is divided as a suggestion says. */
function isDone({ division }: OpenSpread, { place, repair }: Suggestion): boolean {
  const begins = division.structure.rows.get(place)?.begins ?? null
  return begins === (repair === 'split')
}
