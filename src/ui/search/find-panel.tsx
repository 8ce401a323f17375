import type { Book } from '#domain/book'
import type { Excerpt } from '#domain/search/excerpt'
import { countOf, hitAt } from '#domain/search/search-results'
import { endsOf, type BookSelection } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import type { Speech } from '#i18n/speech'
import { BookSearch, ChevronDown, ChevronUp, Replace, X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useEscape } from '../hooks/use-escape.ts'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { SourceTitle } from '../reader/source-words.tsx'
import { PartGuard } from '../guards/guards.tsx'
import { useServices } from '../services.ts'
import styles from './find-panel.module.css'
import { FindStatus } from './find-status.tsx'
import { HitRow } from './hit-row.tsx'
import { ReplaceForm } from './replace-form.tsx'
import { chapterGroups, type ResultGroup } from './result-groups.ts'
import { ResultList } from './result-list.tsx'
import { SearchBox } from './search-box.tsx'
import { useExcerpts } from './use-excerpts.ts'
import type { Sought } from './sought.ts'
import type { Find } from './use-find.ts'
import { useReplace, type Replacing } from './use-replace.ts'
import type { Within } from './use-within.ts'

interface FindPanelProps {
  readonly book: Book
  readonly spread: Spread
  readonly find: Find
  /** Seeks in all books what is sought here. */
  readonly onSeekAll: (sought: Sought) => void
}

/**
 * The panel that finds words in the book, lists the hits by chapter, and replaces them in
 * translations.
 */
export function FindPanel(props: FindPanelProps) {
  const { t } = useTranslation()
  return (
    <PartGuard name={t('panes.find')} of={props.find.found}>
      <ShownPanel {...props} />
    </PartGuard>
  )
}

function ShownPanel({ book, spread, find, onSeekAll }: FindPanelProps) {
  const { t } = useTranslation()
  const { findings, found, sought, mode, hold } = find
  const version = findings?.ok ? findings.version : -1
  const { known, need } = useExcerpts(book, found)
  const replacing = useReplace({ book, spread, hold, asked: sought.asked, found, version, known })
  const groups = useMemo(() => chapterGroups(book, found), [book, found])
  const isReplacing = mode === 'replace'
  const panel = useRef<HTMLDivElement>(null)
  useEscape(panel, replacing.isRunning ? replacing.cancel : find.close)
  useActionHandlers({ 'find.close': find.close, 'find.library': () => onSeekAll(sought) })

  return (
    <div ref={panel} className={styles.panel} data-pane="find" tabIndex={-1}>
      <Head find={find} />
      <div className={styles.ask}>
        <SearchBox
          sought={sought}
          onSeek={find.seek}
          hasPlaces={!isReplacing}
          asks={find.asks}
          onEnter={back => find.step(back ? -1 : 1)}
        />
        <InSelection within={find.within} isFixed={replacing.isRunning} />
        {isReplacing && <ReplaceForm replacing={replacing} />}
      </div>
      <FindStatus find={find} groups={groups.length} />
      {countOf(found) > 0 && (
        <ResultList
          label={t('find.results')}
          groups={groups}
          title={group => <ChapterTitle group={group} language={book.language} />}
          hit={(number, tabIndex) => (
            <Hit
              book={book}
              find={find}
              number={number}
              excerpt={known.get(number) ?? null}
              tabIndex={tabIndex}
              replacing={isReplacing ? replacing : null}
            />
          )}
          current={find.at}
          onNear={need}
        />
      )}
    </div>
  )
}

interface ChapterTitleProps {
  readonly group: ResultGroup
  /** BCP 47. */
  readonly language: string
}

function ChapterTitle({ group: { title, count }, language }: ChapterTitleProps) {
  const { t } = useTranslation()
  return (
    <h3 className={styles.chapter}>
      <span lang={language} dir="auto">
        <SourceTitle text={title} language={language} />
      </span>{' '}
      <span>{t('find.hits', { count })}</span>
    </h3>
  )
}

interface InSelectionProps {
  readonly within: Within
  /** Whether hits are being replaced. */
  readonly isFixed: boolean
}

/** Limits the search to what is selected in the text, and says which paragraphs that is in. */
function InSelection({ within: { range, limit }, isFixed }: InSelectionProps) {
  const { t } = useTranslation()
  return (
    <label className={styles.keep}>
      <input
        type="checkbox"
        data-action="find.option"
        checked={range !== null}
        disabled={isFixed}
        onChange={({ currentTarget }) => limit(currentTarget.checked)}
      />
      {range ? placeOf(range, t) : t('find.inSelection')}
    </label>
  )
}

function placeOf(range: BookSelection, t: Speech['t']): string {
  const { from, to } = endsOf(range)
  const [first, last] = [from.index + 1, to.index + 1]
  return first === last ? t('find.inParagraph', { first }) : t('find.inParagraphs', { first, last })
}

function Head({ find }: Pick<FindPanelProps, 'find'>) {
  const { t } = useTranslation()
  const isReplacing = find.mode === 'replace'
  return (
    <div className={styles.head}>
      <h2>{t(isReplacing ? 'find.headingShort' : 'find.heading')}</h2>
      <ActionButton
        action="find.replace"
        icon={<Replace size={16} aria-hidden />}
        hasWords
        pressed={isReplacing}
        onPress={() => find.open(isReplacing ? 'find' : 'replace')}
      />
      <ActionButton action="find.library" icon={<BookSearch size={16} aria-hidden />} hasWords />
      <ActionButton action="find.previous" icon={<ChevronUp size={16} aria-hidden />} hasWords />
      <ActionButton action="find.next" icon={<ChevronDown size={16} aria-hidden />} hasWords />
      <ActionButton action="find.close" icon={<X size={16} aria-hidden />} />
    </div>
  )
}

interface HitProps extends Pick<FindPanelProps, 'book' | 'find'> {
  readonly number: number
  readonly excerpt: Excerpt | null
  readonly tabIndex: 0 | -1
  /** `null` when hits are only found. */
  readonly replacing: Replacing | null
}

/** A hit; when hits are replaced, with a tick that leaves it out. */
function Hit({ book, find, number, excerpt, tabIndex, replacing }: HitProps) {
  const { t } = useTranslation()
  const { structure } = useServices()
  const translationLanguage = useTranslationLanguage(book.id)
  const hit = hitAt(find.found, number)
  if (!hit) return null
  const row = (
    <HitRow
      place={hit.place}
      excerpt={excerpt}
      language={hit.place === 'source' ? book.language : translationLanguage}
      isCurrent={number === find.at}
      isHidden={structure.hidden(book.id).has(hit.index)}
      beside={find.sought.usual !== undefined ? translationLanguage : null}
      tabIndex={tabIndex}
      by={replacing && excerpt ? replacing.by(excerpt.words) : null}
      onGo={() => find.go(number)}
    />
  )
  if (!replacing) return row
  return (
    <div className={styles.ticked}>
      <input
        type="checkbox"
        data-action="find.tick"
        tabIndex={-1}
        aria-label={t('find.tick', { words: excerpt?.words ?? '' })}
        checked={replacing.isTicked(hit)}
        onChange={({ currentTarget }) => replacing.tick(hit, currentTarget.checked)}
      />
      {row}
    </div>
  )
}
