import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import {
  countOf,
  firstFrom,
  hitAt,
  nothingFound,
  type SearchResults,
  type SearchHit,
} from '#domain/search/search-results'
import { sameAsked } from '#domain/search/query'
import type { Spread } from '#editor/spread'
import type { SpreadHits } from '#editor/spread/hits'
import type { Findings } from '#services/searching/searching'
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react'
import { useActionHandlers } from '../actions.ts'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { selectedWords } from './selected-words.ts'
import { nothingSought, withOtherWords, type Sought, type SoughtElsewhere } from './sought.ts'
import { useFound, type FoundNow } from './use-found.ts'
import { useWithin, type Within } from './use-within.ts'

export interface FindTools {
  readonly book: Book
  readonly spread: Spread
  /** The search in the library that led to the book; `null` for none. */
  readonly elsewhere: SoughtElsewhere | null
  /** Called before the reader goes to a hit. */
  readonly leave: () => void
  /** Shows the note that a hit is in; returns where the passage begins that the note is about. */
  readonly showNote: (id: AnnotationId) => HitGoal | null
}

/** Where a hit leads. */
type HitGoal = Pick<SearchHit, 'index' | 'start'> & {
  readonly side: 'source' | 'translation'
}

/** Finding in the open book. */
export interface Find {
  readonly mode: 'closed' | 'find' | 'replace'
  readonly sought: Sought
  readonly seek: (sought: Sought) => void
  readonly findings: Findings | null
  readonly found: SearchResults
  /** Whether `found` is of what is sought now. Earlier results stay until there are new ones. */
  readonly isFresh: boolean
  /** The selection to which the search is limited. */
  readonly within: Within
  /** The hit that the reader is at, from 0; -1 for none. */
  readonly at: number
  readonly go: (hit: number) => void
  readonly step: (by: 1 | -1) => void
  /** Opens the panel, with `about` or the selected words as what is sought. */
  readonly open: (mode: 'find' | 'replace', about?: Sought) => void
  readonly close: () => void
  /**
   * Whether the results stay as they are while the text changes, because hits are being replaced.
   */
  readonly hold: (isHeld: boolean) => void
  /** Changes when the box must get the focus. */
  readonly asks: number
}

/** The name of the panel in each mode. */
const names = { find: 'find.heading', replace: 'find.headingReplace' } as const

/**
 * What is sought in the open book, what was found, and which hit the reader is at. Shows hits in
 * the text.
 */
export function useFind(tools: FindTools): Find {
  const { book, spread, elsewhere } = tools
  const say = useSay()
  const [mode, setMode] = useState<Find['mode']>(elsewhere ? 'find' : 'closed')
  const [sought, setSought] = useState<Sought>(elsewhere?.sought ?? nothingSought)
  const [current, setCurrent] = useState<SearchHit | null>(elsewhere?.hit ?? null)
  const [asks, setAsks] = useState(0)
  const [isHeld, hold] = useState(false)
  /** What had the focus before the panel opened. */
  const before = useRef<Element | null>(null)
  const replacing = useMemo<Sought>(() => ({ ...sought, places: ['translation'] }), [sought])
  const wanted = mode === 'replace' ? replacing : sought
  const now = useFound(book, wanted, mode !== 'closed', isHeld)
  const { within, found } = useWithin(spread, now.findings?.ok ? now.findings.found : nothingFound)
  const at = useMemo(() => (current ? placeIn(found, current) : -1), [found, current])
  useShownHits(spread, found, at)
  const { show, went } = useShowHit(tools)

  const seek = (next: Sought) => {
    if (!sameAsked(next.asked, sought.asked)) setCurrent(null)
    setSought(next)
  }

  const go = (hit: number) => {
    const next = hitAt(found, hit)
    setCurrent(next)
    if (next) show(next, isInText())
  }
  const step = useHitSteps({ spread, now, found, at, went, go })

  const open = (next: 'find' | 'replace', about?: Sought) => {
    if (mode === 'closed') {
      before.current = document.activeElement
      went.current = null
    }
    seek(about ?? soughtIn(spread, sought))
    setMode(next)
    setAsks(asks + 1)
    if (mode !== next) say('view', t => t('spoken.opened', { what: t(names[next]) }))
  }

  const { limit } = within
  const close = useCallback(() => {
    setMode('closed')
    limit(false)
    if (mode !== 'closed') say('view', t => t('spoken.closed', { what: t(names[mode]) }))
    if (current && current.place !== 'note' && went.current !== null)
      spread.navigation.go(current.index, current.place, current.start)
    else focusAgain(before.current, spread)
  }, [spread, current, went, mode, say, limit])

  useActionHandlers({
    'find.open': () => open('find'),
    'find.replace': () => open('replace'),
    'find.next': () => (mode === 'closed' ? open('find') : step(1)),
    'find.previous': () => (mode === 'closed' ? open('find') : step(-1)),
  })
  return { mode, sought, seek, ...now, found, within, at, go, step, open, close, hold, asks }
}

/** Returns `sought` with the words selected in the text, if any are. */
function soughtIn(spread: Spread, sought: Sought): Sought {
  const words = isInText() ? selectedWords(spread) : ''
  if (words === '') return sought.usual ? withOtherWords(sought, sought.asked.words) : sought
  const { asked, ...rest } = withOtherWords(sought, words)
  return { ...rest, asked: { ...asked, isPattern: false } }
}

/** Highlights the hits in the text, `at` as the current one. */
function useShownHits(spread: Spread, found: SearchResults, at: number): void {
  useEffect(() => spread.hits.set(shownHits(found, at)), [spread, found, at])
  useEffect(() => () => spread.hits.set(null), [spread])
}

/** Returns how to show a hit in the text. The hit of a search in the library is shown at once. */
function useShowHit({ spread, elsewhere, leave, showNote }: FindTools) {
  const { preferences } = useServices()
  /**
   * The index of the paragraph that the reader went to last while the panel was open; `null` for
   * none.
   */
  const went = useRef<number | null>(null)

  function show(hit: SearchHit, takesKeyboard: boolean): void {
    const { place } = hit
    const goal = place === 'note' ? hit.note && showNote(hit.note) : { ...hit, side: place }
    if (!goal) return
    leave()
    const { sides } = preferences.settings.get()
    if (sides !== 'both' && sides !== goal.side) preferences.change({ sides: 'both' })
    if (takesKeyboard) spread.navigation.go(goal.index, goal.side, goal.start)
    went.current = goal.index
    void spread.navigation.reveal(goal.index, goal.side, goal.start)
  }

  const showFirst = useEffectEvent(() => {
    if (elsewhere?.hit) show(elsewhere.hit, false)
  })
  useEffect(() => showFirst(), [])
  return { show, went }
}

interface HitStepTools extends Pick<Find, 'found' | 'at' | 'go'> {
  readonly spread: Spread
  readonly now: FoundNow
  readonly went: RefObject<number | null>
}

/**
 * Returns how to go to the next or previous hit. Enter may come before there is one, so the step
 * waits.
 */
function useHitSteps({ spread, now, found, at, went, go }: HitStepTools): Find['step'] {
  const { findings, isFresh } = now
  const waiting = useRef<1 | -1 | null>(null)
  const step = (by: 1 | -1) => {
    const count = countOf(found)
    const mayCome = !isFresh || (count === 0 && findings?.ok && !findings.loading.isWhole)
    waiting.current = mayCome ? by : null
    if (mayCome || count === 0) return
    const here = firstFrom(found, went.current ?? spread.selection.where?.index ?? 0)
    const next = at < 0 ? (by > 0 ? here : here - 1) : at + by
    go((next + count) % count)
  }
  const stepAtLast = useEffectEvent(() => {
    if (waiting.current !== null) step(waiting.current)
  })
  useEffect(() => stepAtLast(), [findings, isFresh])
  return step
}

/**
 * Focuses what had the focus before. The text is asked to focus itself, because only it knows its
 * caret.
 */
function focusAgain(before: Element | null, spread: Spread): void {
  if (before instanceof HTMLElement && before.isConnected && !isOfText(before)) before.focus()
  else spread.selection.focus()
}

const isOfText = (element: Element) =>
  element === document.body || element.closest('[data-pane="text"]') !== null

const isInText = () => document.activeElement?.closest('[data-pane="text"]') != null

/**
 * Returns the number of `hit` in `found`, or of the hit now in its place; -1 if there is neither.
 */
function placeIn(found: SearchResults, hit: SearchHit): number {
  for (let i = firstFrom(found, hit.index); found.index[i] === hit.index; i++) {
    const other = hitAt(found, i)
    if (other?.place === hit.place && other.note === hit.note && other.start >= hit.start) return i
  }
  return -1
}

function shownHits(found: SearchResults, at: number): SpreadHits {
  return {
    on: (side, from, to) => {
      const hits = []
      for (let i = firstFrom(found, from); (found.index[i] ?? Infinity) < to; i++) {
        const hit = hitAt(found, i)
        if (hit?.place !== side) continue
        hits.push({ index: hit.index, start: hit.start, end: hit.end, isCurrent: i === at })
      }
      return hits
    },
  }
}
