import type { Book } from '#domain/book'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../../hooks/use-composed.ts'
import type { GoToMatch } from './go-to-matches.ts'
import { SourceTitle } from '../source-words.tsx'
import styles from './go-to.module.css'
import { onGoToKey, useGoTo } from './use-go-to.ts'

interface GoToProps {
  readonly book: Book
  /** Called with the chosen place: the index of a paragraph in the book, from 0. */
  readonly onGo: (index: number) => void
  /** Called with a link that the reader pasted. */
  readonly onFollow: (address: string) => void
  /** `isFinished`: the reader closed the field, so the keyboard must go back to the text. */
  readonly onClose: (isFinished: boolean) => void
}

/**
 * The field in which a reader types the number of a paragraph, or words of a heading, to go there.
 */
export function GoTo({ book, onGo, onFollow, onClose }: GoToProps) {
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const goTo = useGoTo(book)
  const { words, count, shown, more, outside, active, chosen } = goTo
  const composed = useComposed(words, goTo.write)
  const go = (place: GoToMatch) =>
    place.kind === 'link' ? onFollow(place.address) : onGo(place.index)
  useEffect(() => input.current?.focus(), [])
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
        onKeyDown={event => onGoToKey(event, goTo, { onGo: go, onClose })}
        onBlur={({ currentTarget }) => {
          // When only the window lost the focus, the field is still the active element.
          if (document.activeElement !== currentTarget) onClose(false)
        }}
      />
      <Matches id={id} shown={shown} active={active} language={book.language} onGo={go} />
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

interface MatchesProps {
  readonly onGo: (place: GoToMatch) => void
  /** The beginning of the ids of the list and its options. */
  readonly id: string
  readonly shown: readonly GoToMatch[]
  readonly active: number
  /** BCP 47 tag of the headings. */
  readonly language: string
}

function Matches({ id, shown, active, language, onGo }: MatchesProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, shown])
  return (
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
          key={match.kind === 'link' ? 'link' : `${match.kind} ${match.index}`}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          className={styles.match}
          data-go-to={match.kind === 'link' ? 'link' : match.index}
          onMouseUp={() => onGo(match)}
        >
          <MatchName match={match} language={language} />
        </div>
      ))}
    </div>
  )
}

function MatchName({ match, language }: { readonly match: GoToMatch; readonly language: string }) {
  const { t } = useTranslation()
  if (match.kind === 'link') return t('actions.link.follow')
  const number = match.index + 1
  if (match.kind === 'paragraph') return t('goTo.paragraph', { number })
  return (
    <>
      <span lang={match.language ?? language}>
        {match.language === undefined ? (
          <SourceTitle text={match.title} language={language} />
        ) : (
          match.title
        )}
      </span>
      <span className={styles.number}>{number}</span>
    </>
  )
}
