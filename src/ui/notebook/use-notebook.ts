import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { CategoryId } from '#domain/ids'
import { chapterAt, wholeChapters } from '#domain/notebook/chapters'
import { notebookEntry, tagFolder, type Entry } from '#domain/notebook/entry'
import { filtered, type FilteredMarks } from '#domain/notebook/filter'
import { inGroups, rowsOf, rowsOfGroups, type NotebookRow } from '#domain/notebook/groups'
import { inOrder } from '#domain/notebook/order'
import { placeLinksIn } from '#domain/notes/place'
import { foldTag, tagLine } from '#domain/tags'
import type { NotebookMarks } from '#services/notebook/notebook'
import { live } from '#services/live'
import { useEffect, useMemo, useState } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import type { NotebookState } from './notebook-state.ts'

/** The marks of the notebook while they are read, and when they could not be read. */
export type OpenNotebook =
  | { readonly state: 'reading'; readonly share: number }
  | { readonly state: 'failed' }
  | { readonly state: 'read'; readonly marks: NotebookMarks }

/**
 * Opens the notebook, and again when something has changed the database. Until the marks are read
 * again those from before are returned, so that the reader keeps the place in the list.
 */
export function useOpenNotebook(): OpenNotebook {
  const { notebook } = useServices()
  const times = useLive(notebook.times)
  const [open, setOpen] = useState<OpenNotebook>({ state: 'reading', share: 0 })
  useEffect(() => {
    let isWanted = true
    const set = (next: OpenNotebook) => {
      if (isWanted) setOpen(now => (next.state === 'reading' && now.state === 'read' ? now : next))
    }
    notebook
      .open(share => set({ state: 'reading', share }))
      .then(
        marks => set({ state: 'read', marks }),
        () => set({ state: 'failed' }),
      )
    return () => {
      isWanted = false
    }
  }, [notebook, times])
  return open
}

const noMarks = live<readonly Annotation[]>([])

/** What the list shows. */
export interface Shown extends FilteredMarks {
  /** How many marks the chosen books have, whatever else the filter is. */
  readonly total: number
  readonly rows: readonly NotebookRow[]
  /** The tags of all marks by their folded form, in the spelling that is met first. */
  readonly spelled: ReadonlyMap<string, string>
  /** What the notes of all marks link to in the library, by address, in the words of a link. */
  readonly linkWords: ReadonlyMap<string, string>
}

/** Returns what the notebook shows in `state`. Each part is computed again only if it must be. */
export function useShown(
  marks: NotebookMarks | null,
  books: readonly Book[],
  categories: readonly CategoryId[],
  state: NotebookState,
): Shown {
  const all = useLive(marks?.all ?? noMarks)
  const { words, filter, order, grouping, closed } = state
  const entriesOf = useMemo(() => entriesIn(books), [books])
  const entries = useMemo(() => entriesOf(all), [entriesOf, all])
  const sorted = useMemo(() => inOrder(entries, order, categories), [entries, order, categories])
  // The marks are what is searched, so that a change of them searches again.
  const found = useMemo(() => (all && marks?.find(words)) ?? null, [all, marks, words])
  const passed = useMemo(() => filtered(sorted, filter, found), [sorted, filter, found])
  const rows = useMemo(() => {
    const { shown } = passed
    if (grouping === 'none') return rowsOf(shown)
    return rowsOfGroups(inGroups(shown, grouping, { order, categories }), closed)
  }, [passed, grouping, order, categories, closed])
  const chosen = filter.chosen.book
  const total = useMemo(
    () =>
      chosen.length === 0
        ? entries.length
        : entries.filter(({ mark }) => chosen.includes(mark.bookId)).length,
    [entries, chosen],
  )
  const spelled = useMemo(() => spelledTags(entries), [entries])
  const linkWords = useMemo(() => wordsOfLinks(entries), [entries])
  return { ...passed, total, rows, spelled, linkWords }
}

/**
 * Returns a function from marks to the entries of those that are in `books`. A mark that has not
 * changed has the same entry as before.
 */
function entriesIn(books: readonly Book[]): (marks: readonly Annotation[]) => readonly Entry[] {
  const known = new Map(
    books.map((book, number) => [book.id, { number, chapters: wholeChapters(book) }]),
  )
  const made = new WeakMap<Annotation, Entry>()
  const folded = tagFolder()
  return marks =>
    marks.flatMap(mark => {
      const book = known.get(mark.bookId)
      if (!book) return []
      const entry =
        made.get(mark) ??
        notebookEntry(mark, book.number, chapterAt(book.chapters, mark.index), folded)
      made.set(mark, entry)
      return entry
    })
}

function wordsOfLinks(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const { mark, values } of entries)
    if (values.linked.some(address => !words.has(address)))
      for (const link of placeLinksIn(mark.note))
        if (!words.has(link.address)) words.set(link.address, link.words)
  return words
}

function spelledTags(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const spelled = new Map<string, string>()
  const met = new Set<string>()
  for (const { mark } of entries)
    for (const tag of mark.tags)
      // Most tags have been met before, and folding costs more than looking.
      if (!met.has(tag)) {
        met.add(tag)
        for (const part of tagLine(tag))
          if (!spelled.has(foldTag(part))) spelled.set(foldTag(part), part)
      }
  return spelled
}
