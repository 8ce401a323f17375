import { paragraphCount, type Book } from '#domain/book'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../../hooks/use-composed.ts'
import { useNamed } from '../../hooks/use-named.ts'
import { contentsOf } from '../contents/contents-entries.ts'
import { goToMatches, type GoToMatch } from './go-to-matches.ts'
import styles from './go-to.module.css'

interface GoToProps {
  readonly book: Book
  /** The reader has chosen a place, as a paragraph's place in the book from 0. */
  readonly onGo: (index: number) => void
  /** `isFinished`: by the reader's word, and the keyboard needs a place. */
  readonly onClose: (isFinished: boolean) => void
}

/** Where a reader says the number of a paragraph, or words of a heading, and goes there. */
export function GoTo({ book, onGo, onClose }: GoToProps) {
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [words, setWords] = useState('')
  const [active, setActive] = useState(0)
  const entries = useMemo(() => contentsOf(book), [book])
  const titles = useMemo(() => entries.map(({ heading }) => heading.title), [entries])
  const isNamed = useNamed(titles, words)
  const count = paragraphCount(book)
  const { shown, more, outside } = useMemo(
    () => goToMatches(words, count, entries, isNamed),
    [words, count, entries, isNamed],
  )
  const chosen = shown[active]

  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, shown])

  function onKeyDown(event: KeyboardEvent) {
    const { isComposing, keyCode } = event.nativeEvent
    if (isComposing || keyCode === 229) return
    const last = shown.length - 1
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, last))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Escape') onClose(true)
    else if (event.key === 'Enter' && chosen) onGo(chosen.index)
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
  }

  const composed = useComposed(words, next => {
    setWords(next)
    setActive(0)
  })

  return (
    <section className={styles.place} data-pane="go-to" aria-label={t('goTo.label')}>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={t('goTo.label')}
        aria-describedby={`${id}-said`}
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${active}`}
        placeholder={t('goTo.placeholder', { count })}
        autoComplete="off"
        spellCheck={false}
        {...composed}
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget }) => {
          // The window has gone to the back, and the field still has the keyboard in it.
          if (document.activeElement !== currentTarget) onClose(false)
        }}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={t('goTo.matches')}
        className={styles.matches}
        // A press on the list leaves the keyboard in the field.
        onMouseDown={event => event.preventDefault()}
      >
        {shown.map((match, i) => (
          <div
            key={`${match.kind} ${match.index}`}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={styles.match}
            data-go-to={match.index}
            onMouseUp={() => onGo(match.index)}
          >
            <MatchName match={match} language={book.language} />
          </div>
        ))}
      </div>
      <p id={`${id}-said`} role="status" className={styles.said}>
        {outside !== null
          ? t('goTo.outside', { count })
          : shown.length === 0
            ? t('goTo.none', { words })
            : more > 0 && t('goTo.more', { count: more })}
      </p>
    </section>
  )
}

function MatchName({ match, language }: { readonly match: GoToMatch; readonly language: string }) {
  const { t } = useTranslation()
  const number = match.index + 1
  if (match.kind === 'paragraph') return t('goTo.paragraph', { number })
  return (
    <>
      <span lang={language}>{match.title}</span>
      <span className={styles.number}>{number}</span>
    </>
  )
}
