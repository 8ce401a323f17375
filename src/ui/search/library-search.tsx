import type { Book } from '#domain/book'
import { titleOn } from '#domain/book-record'
import { countOf, hitAt, type SearchHit } from '#domain/search/search-results'
import type { Settings } from '#domain/settings'
import type { LibraryFindings } from '#services/searching/searching'
import { X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useEscape } from '../hooks/use-escape.ts'
import { useLive } from '../hooks/use-live.ts'
import { useOnSide } from '../hooks/use-their-words.ts'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { useWithStandalone } from '../notes/standalone/with-standalone.ts'
import { FoundOutlines } from '../outline/found-outlines.tsx'
import { ActionButton } from '../parts/action-button.tsx'
import { SourceTitle } from '../reader/source-words.tsx'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import { TabStop } from '../rows/tab-stop.ts'
import { useServices } from '../services.ts'
import { HitRow, type HitRowProps } from './hit-row.tsx'
import styles from './library-search.module.css'
import type { ResultGroup } from './result-groups.ts'
import { ResultList } from './result-list.tsx'
import { SearchBox } from './search-box.tsx'
import type { Sought, SoughtElsewhere } from './sought.ts'
import type { OutlineGoal } from '../window-state.ts'
import { useLibraryFound, type LibraryFound } from './use-library-found.ts'

interface LibrarySearchProps {
  /** The same array until the library changes. */
  readonly books: readonly Book[]
  readonly sought: Sought
  /** Changes when the box must get the focus. */
  readonly asks: number
  readonly onSeek: (sought: Sought) => void
  readonly onOpen: (book: Book, elsewhere: SoughtElsewhere) => void
  /** Goes to something that was found in an outline. */
  readonly onOutline: (goal: OutlineGoal) => void
  readonly onClose: () => void
}

/** Finds words in all books, lists the hits of each, and opens a book at a hit. */
export function LibrarySearch(props: LibrarySearchProps) {
  const books = useWithStandalone(props.books)
  const { sought, asks, onSeek, onOpen, onClose } = props
  const { t } = useTranslation()
  const found = useLibraryFound(books, sought)
  const place = useRef<HTMLElement>(null)
  useEscape(place, onClose)
  useActionHandlers({ 'find.close': onClose })
  return (
    <main
      ref={place}
      className={styles.place}
      data-pane="library"
      tabIndex={-1}
      aria-label={t('panes.find')}
    >
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t('find.headingLibrary')}</h1>
          <ActionButton action="find.close" icon={<X size={18} aria-hidden />} />
        </header>
        <SearchBox
          sought={sought}
          onSeek={onSeek}
          hasPlaces
          asks={asks}
          onEnter={() =>
            document
              .querySelector<HTMLElement>('[data-pane="library"] [data-action="find.hit"]')
              ?.focus()
          }
        />
        <Status found={found} sought={sought} />
        {sought.places.includes('note') && (
          <FoundOutlines words={sought.asked.words} onShow={props.onOutline} />
        )}
        <Results
          found={found}
          isBeside={sought.usual !== undefined}
          onOpen={(book, hit) => onOpen(book, { sought, hit })}
        />
      </div>
    </main>
  )
}

interface ResultsProps {
  readonly found: LibraryFound | null
  readonly isBeside: boolean
  /** `hit` is `null` if only the book is to be opened. */
  readonly onOpen: (book: Book, hit: SearchHit | null) => void
}

function Results({ found, isBeside, onOpen }: ResultsProps) {
  const { t } = useTranslation()
  const { sides } = useLive(useServices().preferences.settings)
  const withHits = useMemo(
    () => found?.books.filter(each => countOf(each.found) > 0) ?? [],
    [found],
  )
  const groups = useMemo(() => groupsOf(withHits, sides), [withHits, sides])
  if (groups.length === 0) return null

  const hitRow = (number: number, tabIndex: 0 | -1) => {
    const i = groups.findIndex(({ first, shown }) => number < first + shown)
    const findings = withHits[i]
    const at = number - (groups[i]?.first ?? 0)
    const hit = findings && hitAt(findings.found, at)
    if (!findings || !hit) return null
    const { book, excerpts } = findings
    return (
      <Hit
        book={book}
        hit={hit}
        excerpt={excerpts[at] ?? null}
        tabIndex={tabIndex}
        isBeside={isBeside}
        onGo={() => onOpen(book, hit)}
      />
    )
  }
  return (
    <ResultList
      label={t('find.results')}
      groups={groups}
      hasTitleButtons
      title={(group, tabIndex) => (
        <BookTitle
          group={group}
          tabIndex={tabIndex}
          findings={withHits.find(({ book }) => book.id === group.key) ?? null}
          onOpen={book => onOpen(book, null)}
        />
      )}
      hit={hitRow}
      current={-1}
      onNear={nothing}
    />
  )
}

const nothing = () => {}

function groupsOf(
  books: readonly LibraryFindings[],
  sides: Settings['sides'],
): readonly ResultGroup[] {
  let first = 0
  return books.map(({ book, found, excerpts }) => {
    const shown = excerpts.length
    first += shown
    const title = titleOn(book, sides)
    return { key: book.id, title, count: countOf(found), first: first - shown, shown }
  })
}

interface HitProps extends Pick<HitRowProps, 'excerpt' | 'tabIndex' | 'onGo'> {
  readonly book: Book
  readonly hit: SearchHit
  readonly isBeside: boolean
}

function Hit({ book, hit, isBeside, ...rest }: HitProps) {
  const { structure } = useServices()
  const translationLanguage = useTranslationLanguage(book.id)
  const language = hit.place === 'source' ? book.language : translationLanguage
  const beside = isBeside ? translationLanguage : null
  return (
    <HitRow
      place={hit.place}
      language={language}
      isCurrent={false}
      isHidden={structure.hidden(book.id).has(hit.index)}
      beside={beside}
      {...rest}
    />
  )
}

interface BookTitleProps {
  readonly tabIndex: 0 | -1
  readonly group: ResultGroup
  readonly findings: LibraryFindings | null
  readonly onOpen: (book: Book) => void
}

function BookTitle({ group, tabIndex, findings, onOpen }: BookTitleProps) {
  const { t } = useTranslation()
  const named = useOnSide(findings?.book ?? null)
  return (
    <h2 className={styles.book}>
      <span lang={named?.language} dir="auto">
        {named && named.language === findings?.book.language ? (
          <SourceTitle text={group.title} language={named.language} />
        ) : (
          group.title
        )}
      </span>{' '}
      {findings && (
        <TabStop value={tabIndex}>
          <ActionButton
            action="find.book"
            label={t('find.hits', { count: group.count })}
            name={t('find.openBook', { count: group.count, title: group.title })}
            onPress={() => onOpen(findings.book)}
          />
        </TabStop>
      )}
    </h2>
  )
}

interface StatusProps {
  readonly found: LibraryFound | null
  readonly sought: Sought
}

function Status({ found, sought }: StatusProps) {
  const { t } = useTranslation()
  const sentence = useFaultSentence()
  if (!found) return <p className={styles.status}>{t('find.emptyLibrary')}</p>
  const { books, isWhole, refusal } = found
  const count = books.reduce((sum, each) => sum + countOf(each.found), 0)
  const withHits = books.filter(each => countOf(each.found) > 0).length
  const faults = books.flatMap(({ loading }) => loading.faults)
  return (
    <div className={styles.status}>
      <p role="status">
        {refusal && refusal !== 'empty' && t(`find.refused.${refusal}`)}
        {isWhole &&
          !refusal &&
          count === 0 &&
          (sought.places.length === 0
            ? t('find.nowhere')
            : t('find.none', { words: sought.asked.words }))}
        {isWhole &&
          count > 0 &&
          t('find.withCount', {
            found: t('find.hits', { count }),
            within: t('find.books', { count: withHits }),
          })}
      </p>
      {!isWhole && <p>{t('find.searching', { count })}</p>}
      {faults.map(fault => (
        <p key={`${fault.code} ${fault.file} ${fault.place}`} role="alert">
          {sentence(fault)}
        </p>
      ))}
    </div>
  )
}
