import type { Book } from '#domain/book'
import type { Excerpt } from '#domain/search/excerpt'
import { withCapitalsOf } from '#domain/search/letter-case'
import { countOf, hitAt, type SearchResults, type SearchHit } from '#domain/search/search-results'
import type { Asked } from '#domain/search/query'
import { live, type Live } from '#services/live'
import type { Searching } from '#services/searching/searching'
import type { Replacement } from '#editor/replace-all'
import type { Spread } from '#editor/spread'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/** Replacing hits in translations. */
export interface Replacing {
  readonly template: string
  readonly setTemplate: (template: string) => void
  /** Whether capitals of the found words are carried over; `null` if only exact case is found. */
  readonly keepsCase: boolean | null
  readonly setKeepsCase: (keepsCase: boolean) => void
  /** Returns what `words` are replaced by; `null` while that is not known. */
  readonly by: (words: string) => string | null
  readonly isTicked: (hit: SearchHit) => boolean
  readonly tick: (hit: SearchHit, isTicked: boolean) => void
  /** How many hits will be replaced. */
  readonly count: number
  readonly run: () => void
  /** Cancels the replacement; nothing is changed then. */
  readonly cancel: () => void
  readonly isRunning: boolean
  /**
   * How far it has come, in percent. A `Live` of its own, so that it does not redraw the results.
   */
  readonly progress: Live<number>
}

interface ReplaceTools {
  readonly book: Book
  readonly spread: Spread
  /** Keeps the results as they are while they are being replaced. */
  readonly hold: (isHeld: boolean) => void
  readonly asked: Asked
  readonly found: SearchResults
  /** The number of `Searching.changes` of whose text `found` is. */
  readonly version: number
  /** The excerpts known so far, by the number of the hit. */
  readonly known: ReadonlyMap<number, Excerpt>
}

/** How many hits are sent to the search worker at once. */
const atOnce = 500
/** A snapshot is made before this many replacements or more. */
const many = 20
/** The share of the work that is computing the replacements, in percent. */
const asking = 20

/** Replaces the ticked hits of `found` in one step of undo, and says how many were replaced. */
export function useReplace(tools: ReplaceTools): Replacing {
  const { asked, found, hold } = tools
  const toasts = useToasts()
  const [template, setTemplate] = useState('')
  const [keepsCase, setKeepsCase] = useState(true)
  const { left, tick } = useTicks(asked)
  const [isRunning, setRunning] = useState(false)
  const [progress] = useState(() => live(0))
  const running = useRef<AbortController | null>(null)
  const inCase = keepsCase && !asked.matchCase ? withCapitalsOf : asTyped
  const by = useReplacements(tools, template)
  const replace = useReplaceAll(tools, { template, inCase }, progress.set)

  useEffect(
    () => () => {
      running.current?.abort()
      // The message's Undo works only while this book is open.
      toasts.hide('replaced')
    },
    [toasts],
  )

  const count = useMemo(() => ticked(found, left).length, [found, left])

  function run(): void {
    if (running.current || count === 0) return
    const controller = new AbortController()
    running.current = controller
    progress.set(0)
    setRunning(true)
    hold(true)
    replace(ticked(found, left), controller.signal)
      .catch(() => toasts.show('replaced', { message: t => t('find.notReplaced') }))
      .finally(() => {
        running.current = null
        setRunning(false)
        hold(false)
      })
  }

  return {
    template,
    setTemplate,
    keepsCase: asked.matchCase ? null : keepsCase,
    setKeepsCase,
    by: words => {
      const replacement = by(words)
      return replacement === null ? null : inCase(words, replacement)
    },
    isTicked: hit => !left.has(keyOf(hit)),
    tick,
    count,
    run,
    cancel: () => running.current?.abort(),
    isRunning,
    progress,
  }
}

/** Returns a replacement in the case in which the reader gave it. */
const asTyped = (_words: string, replacement: string): string => replacement

/** The hits that the reader has left out of the replacement; none for another search. */
function useTicks(asked: Asked) {
  const [without, setWithout] = useState({ asked, keys: none })
  const tick = (hit: SearchHit, isTicked: boolean) =>
    setWithout(before => {
      const keys = new Set(before.asked === asked ? before.keys : none)
      if (isTicked) keys.delete(keyOf(hit))
      else keys.add(keyOf(hit))
      return { asked, keys }
    })
  return { left: without.asked === asked ? without.keys : none, tick }
}

/**
 * Returns a function from words to what replaces them. Plain words are replaced by the template
 * itself. For a pattern the search worker computes what it makes of each of the known words.
 */
function useReplacements(
  { asked, known }: Pick<ReplaceTools, 'asked' | 'known'>,
  template: string,
): Replacing['by'] {
  const { searching } = useServices()
  const [byWords, setByWords] = useState<ReadonlyMap<string, string>>(new Map())
  const words = useMemo(
    () => (asked.isPattern ? [...new Set([...known.values()].map(excerpt => excerpt.words))] : []),
    [asked, known],
  )
  useEffect(() => {
    if (words.length === 0) return
    let isWanted = true
    searching.replacements(asked, template, words).then(
      answer => {
        if (!isWanted || !answer.ok) return
        setByWords(new Map(words.map((each, i) => [each, answer.value[i] ?? ''])))
      },
      () => {},
    )
    return () => {
      isWanted = false
    }
  }, [searching, asked, template, words])
  return each => (asked.isPattern ? (byWords.get(each) ?? null) : template)
}

/**
 * Returns a function that replaces hits and shows the result as a message. It rejects if it fails.
 */
function useReplaceAll(
  { book, spread, asked, version }: Pick<ReplaceTools, 'book' | 'spread' | 'asked' | 'version'>,
  how: Pick<Computing, 'template' | 'inCase'>,
  onProgress: (percent: number) => void,
) {
  const { searching, autosave, undoing, keeping } = useServices()
  const toasts = useToasts()
  const computing = { searching, book, asked, version, ...how, onProgress }
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])

  const sayChanged = () => toasts.show('replaced', { message: t => t('find.changedMeanwhile') })

  const sayCancelled = () => toasts.show('replaced', { message: t => t('find.replaceCancelled') })

  function sayReplaced(replaced: number, all: number): void {
    const { order } = undoing
    const step = order.last?.name === 'replaceAll' ? order.last : undefined
    toasts.show('replaced', {
      message: t =>
        replaced === all
          ? t('find.replaced', { count: replaced })
          : t('find.replacedSome', { count: replaced, all }),
      ...(step && {
        step,
        action: {
          name: 'edit.undo',
          label: t => t('toasts.undo'),
          run: () => void order.takeBack(step),
        },
      }),
    })
  }

  return async (hits: readonly SearchHit[], signal: AbortSignal): Promise<void> => {
    const replacements = await replacementsOf(hits, signal, computing)
    if (replacements === 'cancelled') return sayCancelled()
    if (replacements === 'changed') return sayChanged()
    if (replacements.length >= many) await keeping.backUpBefore('replace')
    const replaced = await spread.translations.replaceAll(replacements, {
      progress: (done, all) => onProgress(asking + Math.floor(((100 - asking) * done) / all)),
      signal,
      // The second copy follows by itself.
      written: autosave.write,
    })
    if (signal.aborted && replaced === 0) return sayCancelled()
    if (!isGone.current) sayReplaced(replaced, hits.length)
  }
}

interface Computing extends Pick<ReplaceTools, 'book' | 'asked' | 'version'> {
  readonly searching: Searching
  readonly template: string
  /** Returns the replacement of `words` in the case in which it is written. */
  readonly inCase: (words: string, replacement: string) => string
  readonly onProgress: (percent: number) => void
}

/**
 * Asks the search worker what each hit is replaced by. Resolves to `cancelled` if the reader
 * cancelled, and to `changed` if other words may be at the hits now.
 */
async function replacementsOf(
  hits: readonly SearchHit[],
  signal: AbortSignal,
  { searching, book, asked, version, template, inCase, onProgress }: Computing,
): Promise<readonly Replacement[] | 'cancelled' | 'changed'> {
  const replacements: Replacement[] = []
  for (let from = 0; from < hits.length; from += atOnce) {
    onProgress(Math.floor((asking * from) / hits.length))
    const some = hits.slice(from, from + atOnce)
    const excerpts = await searching.excerpts(book, some)
    const had = excerpts.map(excerpt => excerpt?.words ?? '')
    const answer = await searching.replacements(asked, template, had)
    if (signal.aborted) return 'cancelled'
    if (searching.changes.get() !== version) return 'changed'
    if (!answer.ok) throw new Error(answer.why)
    for (const [i, { index, start, end }] of some.entries()) {
      const words = had[i] ?? ''
      replacements.push({ index, start, end, words, by: inCase(words, answer.value[i] ?? '') })
    }
  }
  return replacements
}

const none: ReadonlySet<string> = new Set()

const keyOf = ({ index, start }: SearchHit) => `${index} ${start}`

const ticked = (found: SearchResults, left: ReadonlySet<string>): readonly SearchHit[] =>
  Array.from({ length: countOf(found) }, (_, i) => hitAt(found, i)).filter(
    (hit): hit is SearchHit =>
      hit?.place === 'translation' && (left.size === 0 || !left.has(keyOf(hit))),
  )
