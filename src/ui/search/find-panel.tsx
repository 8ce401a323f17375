import type { Book } from '#domain/book'
import { countOf, hitAt } from '#domain/search/search-results'
import type { Spread } from '#editor/spread'
import { ChevronDown, ChevronUp, Replace, X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useEscape } from '../hooks/use-escape.ts'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { PartGuard } from '../guards/guards.tsx'
import { useServices } from '../services.ts'
import styles from './find-panel.module.css'
import { FindStatus } from './find-status.tsx'
import { HitRow } from './hit-row.tsx'
import { ReplaceForm } from './replace-form.tsx'
import { chapterGroups } from './result-groups.ts'
import { ResultList } from './result-list.tsx'
import { SearchBox } from './search-box.tsx'
import { useExcerpts } from './use-excerpts.ts'
import type { Find } from './use-find.ts'
import { useReplace } from './use-replace.ts'

interface FindPanelProps {
  readonly book: Book
  readonly spread: Spread
  readonly find: Find
}

/** Looking for words in the book, and replacing them in translations: the box, what was found by chapter, and where the reader is in it. */
export function FindPanel(props: FindPanelProps) {
  const { t } = useTranslation()
  return (
    <PartGuard name={t('panes.find')} of={props.find.found}>
      <ShownPanel {...props} />
    </PartGuard>
  )
}

function ShownPanel({ book, spread, find }: FindPanelProps) {
  const { t } = useTranslation()
  const { translationLanguage } = useLive(useServices().preferences.settings)
  const { found, sought, mode } = find
  const { known, need } = useExcerpts(book, found)
  const replacing = useReplace({ book, spread, hold: find.hold }, sought.asked, found, known)
  const groups = useMemo(() => chapterGroups(book, found), [book, found])
  const isReplacing = mode === 'replace'
  const panel = useRef<HTMLElement>(null)
  useEscape(panel, replacing.isRunning ? replacing.cancel : find.close)
  useActionHandlers({ 'find.close': find.close })

  const row = (number: number, tabIndex: 0 | -1) => {
    const hit = hitAt(found, number)
    if (!hit) return null
    const excerpt = known.get(number) ?? null
    const goes = (
      <HitRow
        place={hit.place}
        excerpt={excerpt}
        language={hit.place === 'source' ? book.language : translationLanguage}
        isCurrent={number === find.at}
        tabIndex={tabIndex}
        by={isReplacing && excerpt ? replacing.by(excerpt.words) : null}
        onGo={() => find.go(number)}
      />
    )
    return isReplacing ? (
      <div className={styles.ticked}>
        <input
          type="checkbox"
          data-action="find.tick"
          tabIndex={-1}
          aria-label={t('find.tick', { words: excerpt?.words ?? '' })}
          checked={replacing.isTicked(hit)}
          onChange={({ currentTarget }) => replacing.tick(hit, currentTarget.checked)}
        />
        {goes}
      </div>
    ) : (
      goes
    )
  }

  return (
    <aside
      ref={panel}
      role="search"
      className={styles.panel}
      data-pane="find"
      aria-label={t('panes.find')}
      tabIndex={-1}
    >
      <div className={styles.head}>
        <h2>{t(isReplacing ? 'find.headingReplace' : 'find.heading')}</h2>
        <ActionButton
          action="find.replace"
          icon={<Replace size={16} aria-hidden />}
          pressed={isReplacing}
          onPress={() => find.open(isReplacing ? 'find' : 'replace')}
        />
        <ActionButton action="find.previous" icon={<ChevronUp size={16} aria-hidden />} />
        <ActionButton action="find.next" icon={<ChevronDown size={16} aria-hidden />} />
        <ActionButton action="find.close" icon={<X size={16} aria-hidden />} />
      </div>
      <div className={styles.ask}>
        <SearchBox
          sought={sought}
          onSeek={find.seek}
          hasPlaces={!isReplacing}
          asks={find.asks}
          onEnter={back => find.step(back ? -1 : 1)}
        />
        {isReplacing && <ReplaceForm replacing={replacing} />}
      </div>
      <FindStatus find={find} groups={groups.length} />
      {countOf(found) > 0 && (
        <ResultList
          label={t('find.results')}
          groups={groups}
          title={({ title, count }) => (
            <h3 className={styles.chapter}>
              <span lang={book.language} dir="auto">
                {title}
              </span>{' '}
              <span>{t('find.hits', { count })}</span>
            </h3>
          )}
          hit={row}
          current={find.at}
          onNear={need}
        />
      )}
    </aside>
  )
}
