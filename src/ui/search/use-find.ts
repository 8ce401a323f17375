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
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { nothingSought, type Sought, type SoughtElsewhere } from './sought.ts'
import { useFound } from './use-found.ts'

export interface FindTools {
  readonly book: Book
  readonly spread: Spread
  /** What was looked for before the book was opened; null for nothing. */
  readonly elsewhere: SoughtElsewhere | null
  /** The reader is about to go to a hit. */
  readonly leave: () => void
  /** Shows the note that a hit is in; answers where in the text its passage begins. */
  readonly showNote: (id: AnnotationId) =>
    | (Pick<SearchHit, 'index' | 'start'> & {
        readonly side: 'source' | 'translation'
      })
    | null
}

/** Looking for words in the open book. */
export interface Find {
  readonly mode: 'closed' | 'find' | 'replace'
  readonly sought: Sought
  readonly seek: (sought: Sought) => void
  readonly findings: Findings | null
  readonly found: SearchResults
  /** Whether that is what is sought now: what was found before stays until there is something else. */
  readonly isFresh: boolean
  /** Which hit the reader is at, from 0; -1 for none. */
  readonly at: number
  readonly go: (hit: number) => void
  readonly step: (by: 1 | -1) => void
  readonly open: (mode: 'find' | 'replace') => void
  readonly close: () => void
  /** Whether what was found stays as it is, whatever is written: words are being replaced. */
  readonly hold: (isHeld: boolean) => void
  /** Changes whenever the box is to have the keyboard. */
  readonly asks: number
}

/** What the panel is called. */
const names = { find: 'find.heading', replace: 'find.headingReplace' } as const

/** The longest selection that is taken for what to look for, in UTF-16 code units. */
const longestSelection = 100

/** What is looked for and where the reader is in what was found; shows it in the text. */
export function useFind({ book, spread, elsewhere, leave, showNote }: FindTools): Find {
  const { preferences } = useServices()
  const say = useSay()
  const [mode, setMode] = useState<Find['mode']>(elsewhere ? 'find' : 'closed')
  const [sought, setSought] = useState<Sought>(elsewhere?.sought ?? nothingSought)
  const [current, setCurrent] = useState<SearchHit | null>(elsewhere?.hit ?? null)
  const [asks, setAsks] = useState(0)
  const [isHeld, hold] = useState(false)
  const before = useRef<Element | null>(null)
  /** Where the reader went last while it was open, as the paragraph's place in the book; null if nowhere yet. */
  const went = useRef<number | null>(null)
  /** Where to go as soon as there is something to go to: Enter may be pressed before anything is found. */
  const waiting = useRef<1 | -1 | null>(null)
  const replacing = useMemo<Sought>(() => ({ ...sought, places: ['translation'] }), [sought])
  const { findings, isFresh } = useFound(
    book,
    mode === 'replace' ? replacing : sought,
    mode !== 'closed',
    isHeld,
  )
  const found = findings?.ok ? findings.found : nothingFound
  const at = useMemo(() => (current ? placeIn(found, current) : -1), [found, current])

  useEffect(() => spread.hits.set(shownHits(found, at)), [spread, found, at])
  useEffect(() => () => spread.hits.set(null), [spread])

  const seek = (next: Sought) => {
    if (!sameAsked(next.asked, sought.asked)) setCurrent(null)
    setSought(next)
  }

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

  const go = (hit: number) => {
    const next = hitAt(found, hit)
    setCurrent(next)
    if (next) show(next, isInText())
  }

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

  const open = (wanted: 'find' | 'replace') => {
    if (mode === 'closed') {
      before.current = document.activeElement
      went.current = null
    }
    const words = isInText() ? selectedWords(spread) : ''
    if (words !== '') seek({ ...sought, asked: { ...sought.asked, words, isPattern: false } })
    setMode(wanted)
    setAsks(asks + 1)
    if (mode !== wanted) say('view', t => t('spoken.opened', { what: t(names[wanted]) }))
  }

  const close = useCallback(() => {
    setMode('closed')
    if (mode !== 'closed') say('view', t => t('spoken.closed', { what: t(names[mode]) }))
    const { current: element } = before
    if (current && current.place !== 'note' && went.current !== null)
      spread.navigation.go(current.index, current.place, current.start)
    // A column knows its caret; focusing its element would put it at the beginning.
    else if (element instanceof HTMLElement && element.isConnected && !isOfText(element))
      element.focus()
    else spread.selection.focus()
  }, [spread, current, mode, say])

  useActionHandlers({
    'find.open': () => open('find'),
    'find.replace': () => open('replace'),
    'find.next': () => (mode === 'closed' ? open('find') : step(1)),
    'find.previous': () => (mode === 'closed' ? open('find') : step(-1)),
  })

  return { mode, sought, seek, findings, found, isFresh, at, go, step, open, close, hold, asks }
}

const isOfText = (element: Element) =>
  element === document.body || element.closest('[data-pane="text"]') !== null

const isInText = () => document.activeElement?.closest('[data-pane="text"]') != null

/** What is selected, if it is something to look for: words of one paragraph. */
function selectedWords(spread: Spread): string {
  const anchors = spread.selection.text()?.anchors ?? []
  const words = anchors.length === 1 ? (anchors[0]?.quote.exact ?? '') : ''
  return words.length <= longestSelection ? words.trim() : ''
}

/** Which of `found` is `hit`; if it is gone, the one that is now in its place; -1 where there is none. */
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
