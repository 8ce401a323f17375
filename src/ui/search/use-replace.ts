import type { Book } from '#domain/book'
import type { Excerpt } from '#domain/search/excerpt'
import { countOf, hitAt, type SearchResults, type SearchHit } from '#domain/search/search-results'
import type { Asked } from '#domain/search/query'
import { live, type Live } from '#services/live'
import type { Replacement } from '#editor/replace-all'
import type { Spread } from '#editor/spread'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/** Replacing what was found in translations. */
export interface Replacing {
  readonly template: string
  readonly setTemplate: (template: string) => void
  /** What comes into the place of `words`; null while that is not known. */
  readonly by: (words: string) => string | null
  readonly isTicked: (hit: SearchHit) => boolean
  readonly tick: (hit: SearchHit, isTicked: boolean) => void
  /** How many will be replaced. */
  readonly count: number
  readonly run: () => void
  /** Ends the replacing; nothing is changed then. */
  readonly cancel: () => void
  readonly isRunning: boolean
  /** How far it has come, in percent. A value of its own, so that the list of results is not drawn again for it. */
  readonly progress: Live<number>
}

interface ReplaceTools {
  readonly book: Book
  readonly spread: Spread
  /** Keeps what was found as it is while it is being replaced. */
  readonly hold: (isHeld: boolean) => void
}

/** Hits whose words are asked for at once. */
const atOnce = 500
/** From so many on, replacing is a large step. */
const many = 20
/** How much of the work is finding out what comes where, in percent. */
const asking = 20

/** Replaces the ticked ones of `found` as one step of undoing, and says how many. */
export function useReplace(
  { book, spread, hold }: ReplaceTools,
  asked: Asked,
  found: SearchResults,
  known: ReadonlyMap<number, Excerpt>,
): Replacing {
  const { searching, autosave, undoing, keeping } = useServices()
  const toasts = useToasts()
  const [template, setTemplate] = useState('')
  const [without, setWithout] = useState({ asked, keys: none })
  const left = without.asked === asked ? without.keys : none
  const [isRunning, setRunning] = useState(false)
  const [progress] = useState(() => live(0))
  const [byWords, setByWords] = useState<ReadonlyMap<string, string>>(new Map())
  const running = useRef<AbortController | null>(null)
  const isGone = useRef(false)

  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      running.current?.abort()
      // Its undo is of this book as it is open now.
      toasts.hide('replaced')
    }
  }, [toasts])

  // Words are replaced by what stands there; only a pattern has to be asked what it makes of them.
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

  const count = useMemo(() => ticked(found, left).length, [found, left])

  async function replace(signal: AbortSignal): Promise<void> {
    const hits = ticked(found, left)
    const replacements: Replacement[] = []
    for (let from = 0; from < hits.length; from += atOnce) {
      progress.set(Math.floor((asking * from) / hits.length))
      const some = hits.slice(from, from + atOnce)
      const excerpts = await searching.excerpts(book, some)
      const had = excerpts.map(excerpt => excerpt?.words ?? '')
      const answer = await searching.replacements(asked, template, had)
      if (signal.aborted) return cancelled()
      if (!answer.ok) throw new Error(answer.why)
      for (const [i, { index, start, end }] of some.entries()) {
        replacements.push({ index, start, end, words: had[i] ?? '', by: answer.value[i] ?? '' })
      }
    }
    if (replacements.length >= many) await keeping.backUpBefore('replace')
    const replaced = await spread.translations.replaceAll(replacements, {
      progress: (done, all) => progress.set(asking + Math.floor(((100 - asking) * done) / all)),
      signal,
      // The second copy comes after by itself.
      written: autosave.write,
    })
    if (signal.aborted && replaced === 0) return cancelled()
    if (isGone.current) return
    const { order } = undoing
    const step = order.last?.name === 'replaceAll' ? order.last : undefined
    toasts.show('replaced', {
      message: t =>
        replaced === hits.length
          ? t('find.replaced', { count: replaced })
          : t('find.replacedSome', { count: replaced, all: hits.length }),
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

  const cancelled = () => toasts.show('replaced', { message: t => t('find.replaceCancelled') })

  function run(): void {
    if (running.current || count === 0) return
    const controller = new AbortController()
    running.current = controller
    progress.set(0)
    setRunning(true)
    hold(true)
    replace(controller.signal)
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
    by: each => (asked.isPattern ? (byWords.get(each) ?? null) : template),
    isTicked: hit => !left.has(keyOf(hit)),
    tick: (hit, isTicked) =>
      setWithout(before => {
        const keys = new Set(before.asked === asked ? before.keys : none)
        if (isTicked) keys.delete(keyOf(hit))
        else keys.add(keyOf(hit))
        return { asked, keys }
      }),
    count,
    run,
    cancel: () => running.current?.abort(),
    isRunning,
    progress,
  }
}

const none: ReadonlySet<string> = new Set()

const keyOf = ({ index, start }: SearchHit) => `${index} ${start}`

const ticked = (found: SearchResults, left: ReadonlySet<string>): readonly SearchHit[] =>
  Array.from({ length: countOf(found) }, (_, i) => hitAt(found, i)).filter(
    (hit): hit is SearchHit =>
      hit?.place === 'translation' && (left.size === 0 || !left.has(keyOf(hit))),
  )
