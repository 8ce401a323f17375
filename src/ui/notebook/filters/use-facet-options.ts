import type { Category } from '#domain/annotation'
import type { BookId } from '#domain/ids'
import { annotationKinds, kindStates } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import { havings, type Facet } from '#domain/notebook/entry'
import { placeAt } from '#domain/notes/place'
import { standaloneNotes } from '#domain/notes/standalone'
import type { FilteredMarks } from '#domain/notebook/filter'
import { categoryId } from '#domain/ids'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCategoryName } from '../../notes/use-category-name.ts'
import type { FacetOption } from './facet-options.tsx'
import { kindName } from '../kind-name.ts'
import type { ShownBook } from '../shown-book.ts'

interface OptionTools {
  readonly books: ReadonlyMap<BookId, ShownBook>
  /** In the order of the reader's list; deleted ones last. */
  readonly categories: readonly Category[]
  readonly counts: FilteredMarks['counts']
  /** Tags by their folded form, as they are spelled. */
  readonly spelled: ReadonlyMap<string, string>
  /** What notes link to, by address, in the words of a link. */
  readonly linkWords: ReadonlyMap<string, string>
  /** The only book whose marks are shown; null if there are several. */
  readonly only: ShownBook | null
}

/** Returns the options of every facet, in the order in which they are listed. */
export function useFacetOptions({
  books,
  categories,
  counts,
  spelled,
  linkWords,
  only,
}: OptionTools): Readonly<Record<Facet, readonly FacetOption[]>> {
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  const categoryOptions = [
    ...categories,
    ...[...counts.category.keys()]
      .filter(id => !categories.some(known => known.id === id))
      .map(id => missingCategory(categoryId(id))),
  ].map(category => ({ value: category.id, name: nameOf(category), look: category }))
  const tags = useMemo(
    () =>
      [...counts.tag]
        .sort(([a, most], [b, other]) => other - most || (a < b ? -1 : 1))
        .map(([value]) => ({ value, name: spelled.get(value) ?? value })),
    [counts, spelled],
  )
  const linked = useMemo(() => {
    const count = ([address]: readonly [string, string]) => counts.linked.get(address) ?? 0
    return [...linkWords]
      .sort((a, b) => count(b) - count(a) || (a[1] < b[1] ? -1 : 1))
      .map(([value, words]) => linkOption(books, value, words))
  }, [books, counts, linkWords])
  return {
    book: [...books]
      // A library of one book without standalone notes has nothing to choose from.
      .filter(([value]) => value !== standaloneNotes || counts.book.has(value))
      .map(([value, { title, titleLanguage }]) => ({
        value,
        name: title,
        language: titleLanguage,
      })),
    chapter: (only?.chapters ?? []).map(({ title }, n) => ({
      value: String(n),
      name: title === '' ? t('notebook.chapter', { number: n + 1 }) : title,
      language: title === '' ? undefined : only?.language,
    })),
    category: categoryOptions,
    kind: annotationKinds.map(value => ({ value, name: kindName(t, value) })),
    state: kindStates.map(value => ({ value, name: t(`kindStates.${value}`) })),
    tag: tags,
    side: [
      { value: 'source', name: t('exporting.source') },
      { value: 'translation', name: t('exporting.translation') },
    ],
    linked,
    has: havings.map(value => ({ value, name: t(`notebook.havings.${value}`) })),
  }
}

/** A book is named by its title, another place by the words of a link to it. */
function linkOption(
  books: ReadonlyMap<BookId, ShownBook>,
  value: string,
  words: string,
): FacetOption {
  const place = placeAt(value)
  const book = place?.kind === 'book' ? books.get(place.book) : undefined
  return book
    ? { value, name: book.title, language: book.titleLanguage }
    : { value, name: words === '' ? value : words }
}
