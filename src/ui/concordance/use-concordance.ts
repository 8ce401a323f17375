import type { Book } from '#domain/book'
import { lineKey, type ConcordanceLine } from '#domain/concordance/concordance-line'
import type { LineOrder } from '#domain/concordance/line-order'
import type { FoundLines, KeptConcordance } from '#services/concordance/concordance'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { lookUpWord } from '../words/look-up-word.ts'
import type { TextPlace } from '../words/text-place.ts'
import { sideOfWords, wordsHere } from './words-here.ts'

/** What is sought, and how it is listed. */
export type WantedLines = Omit<KeptConcordance, 'line'> & {
  /** Null while the words decide. */
  readonly side: 'source' | 'translation' | null
}

export interface ShownConcordance {
  /** Null until it is known what the reader was at. */
  readonly wanted: WantedLines | null
  readonly want: (change: Partial<WantedLines>) => void
  /** The line from which the reader went to its place, if the same words are sought again. */
  readonly from: string | null
  /** Remembers the line from which the reader goes. */
  readonly leave: (line: ConcordanceLine) => void
  readonly found: FoundLines | null
  /** The lines of `found` in the order that is wanted. */
  readonly lines: readonly ConcordanceLine[]
}

/** How long after a key the words are sought, in milliseconds. */
const pause = 200

/** Finds what the reader is at, and then what they write, in `books` or in the open book. */
export function useConcordance(book: Book | null, books: readonly Book[]): ShownConcordance {
  const { concordance } = useServices()
  const [wanted, setWanted] = useState<WantedLines | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  useBeginning(book, (first, line) => {
    setWanted(first)
    setFrom(line)
  })
  const found = useFoundLines(wanted, book, books)
  const lines = useOrdered(found?.lines ?? none, wanted?.order ?? 'place')
  useEffect(() => {
    if (wanted)
      void concordance().then(one => (one.kept = { ...wanted, line: one.kept?.line ?? null }))
  }, [concordance, wanted])
  return {
    wanted,
    want: change => setWanted(now => now && { ...now, ...change }),
    from,
    leave: line =>
      void concordance().then(one => {
        if (one.kept) one.kept = { ...one.kept, line: lineKey(line) }
      }),
    found,
    lines,
  }
}

const none: readonly ConcordanceLine[] = []

/** Begins with what the reader was at when the dialog opened, or with what they sought last. */
function useBeginning(
  book: Book | null,
  begin: (wanted: WantedLines, line: string | null) => void,
): void {
  const { concordance, words } = useServices()
  // Read while the page still has its focus: a dialog takes it.
  const [here] = useState(wordsHere)
  const begun = useEffectEvent(begin)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const wordAt = async (place: TextPlace): Promise<string | null> => {
      const options = { signal, in: { book: book?.id ?? null, paragraphs: [] } }
      const { shown } = await lookUpWord(words, place, options)
      return shown && place.text.slice(shown.start, shown.end)
    }
    const start = async () => {
      const { kept } = await concordance()
      const isPlace = here !== null && typeof here !== 'string'
      const sought = isPlace ? await wordAt(here).catch(() => null) : here
      if (signal.aborted) return
      const { line, ...last } = kept ?? { ...usual, line: null }
      const isSame = sought === null || sought === last.words
      const scope = book ? last.scope : 'all'
      begun({ ...last, scope, words: sought ?? last.words, side: null }, isSame ? line : null)
    }
    void start()
    return () => controller.abort()
  }, [concordance, words, here, book])
}

const usual = { words: '', scope: 'book', isWhole: false, order: 'place' } as const

/** The lines that are found so far; null while nothing is sought. */
function useFoundLines(
  wanted: WantedLines | null,
  book: Book | null,
  books: readonly Book[],
): FoundLines | null {
  const { concordance } = useServices()
  const { words = '', side = null, scope = 'all', isWhole = false } = wanted ?? {}
  const sought = words.trim()
  const query = useMemo(() => {
    // The book that the reader has open comes first.
    const others = books.filter(({ id }) => id !== book?.id)
    const all = book ? [book, ...(scope === 'book' ? [] : others)] : books
    return { words: sought, side: side ?? sideOfWords(sought), books: all, isWhole }
  }, [sought, side, scope, isWhole, book, books])
  const [found, setFound] = useState<{ of: object; found: FoundLines } | null>(null)
  useEffect(() => {
    if (query.words === '') return
    let stop = () => {}
    let isOver = false
    const timer = setTimeout(() => {
      void concordance().then(one => {
        if (!isOver) stop = one.find(query, now => setFound({ of: query, found: now }))
      })
    }, pause)
    return () => {
      isOver = true
      clearTimeout(timer)
      stop()
    }
  }, [concordance, query])
  return query.words === '' || found?.of !== query ? null : found.found
}

/** `lines` in the order that is wanted; those before stay until they are sorted. */
function useOrdered(
  lines: readonly ConcordanceLine[],
  order: LineOrder,
): readonly ConcordanceLine[] {
  const { concordance } = useServices()
  const { language } = useTranslation().i18n
  const [sorted, setSorted] = useState({ order, lines })
  useEffect(() => {
    if (order === 'place') return
    let isWanted = true
    void concordance()
      .then(one => one.inOrder(lines, order, language === 'zh-Hant' ? language : 'zh'))
      .then(
        now => isWanted && setSorted({ order, lines: now }),
        () => {},
      )
    return () => {
      isWanted = false
    }
  }, [concordance, lines, order, language])
  if (order === 'place') return lines
  // Words of an earlier search are no answer to this one.
  return lines.length === 0 || sorted.order !== order ? none : sorted.lines
}
