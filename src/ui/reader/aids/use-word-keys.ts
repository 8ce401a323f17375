import type { Book } from '#domain/book'
import { useEffect, type RefObject } from 'react'
import { useServices } from '../../services.ts'
import type { OpenSpread } from '../use-spread.ts'
import { followDictionaries } from './follow-dictionaries.ts'

/**
 * Lets keys and a double click in Chinese text go by the words of the dictionary. It is loaded at
 * the first of them.
 */
export function useWordKeys(
  { id: book }: Pick<Book, 'id'>,
  { spread }: Pick<OpenSpread, 'spread'>,
  scroller: RefObject<HTMLElement | null>,
): void {
  const { words, ownWords, preferences } = useServices()
  useEffect(() => {
    const page = scroller.current
    if (!page) return
    const ending = new AbortController()
    const waiting = new AbortController()
    const { signal } = ending
    const load = async () => {
      waiting.abort()
      const [{ WordKeys }, { wordBounds }] = await Promise.all([
        import('#editor/spread/word-keys'),
        import('./word-bounds.ts'),
      ])
      if (signal.aborted) return null
      const bounds = wordBounds(words, book)
      const keys = new WordKeys({ selection: spread.selection, bounds })
      keys.follow(page, signal)
      signal.addEventListener('abort', ownWords.follow(bounds.changed))
      signal.addEventListener(
        'abort',
        followDictionaries(preferences, () => bounds.changed({ kinds: new Set(['boundary']) })),
      )
      return keys
    }
    const first = { capture: true, signal: waiting.signal }
    page.addEventListener('dblclick', () => void load().then(keys => keys?.selectWord()), first)
    page.addEventListener(
      'keydown',
      ({ key, ctrlKey, altKey, isComposing }) => {
        const isWay = /^Arrow(?:Left|Right)$/.test(key) && ctrlKey !== altKey
        if (isWay && !isComposing) void load().then(keys => keys?.prepare())
      },
      first,
    )
    return () => {
      waiting.abort()
      ending.abort()
    }
  }, [book, spread, scroller, words, ownWords, preferences])
}
