import type { BookId } from '#domain/ids'
import type { KnownGloss } from '#domain/own-words/words-of-book'
import type { OwnDictionaryGroup } from '#domain/dictionaries/open-dictionaries'
import type { WordSearchGroup } from '#domain/words/word'
import type { Speech } from '#i18n/speech'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrowKeys } from '../hooks/use-arrow-keys.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { useEscape } from '../hooks/use-escape.ts'
import { InDictionaryOrder } from '../dictionaries/in-dictionary-order.tsx'
import { GlossView } from '../own-words/gloss-view.tsx'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import styles from './dictionary-search.module.css'
import { EntryView, type EntryViewProps } from './entry-view.tsx'
import { plainSense } from './look-up-word.ts'

interface DictionarySearchProps {
  /** What is searched for at first. */
  readonly words: string
  /** The book whose glosses are found too. */
  readonly book: BookId
  /** Writes a rendering into the translation at the caret. */
  readonly onInsert: (words: string) => void
  /** `isFinished`: the reader is done, and the keyboard goes back to the text. */
  readonly onClose: (isFinished: boolean) => void
}

/** How many entries are listed. */
const most = 40

type Found =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed' }
  | {
      readonly state: 'found'
      /** The words that were searched for. */
      readonly of: string
      readonly groups: readonly WordSearchGroup[]
      readonly glosses: readonly KnownGloss[]
      readonly own: readonly OwnDictionaryGroup[]
    }

/** The field in which a reader searches the dictionary: Chinese, pinyin, English or a pattern. */
export function DictionarySearch({ words: first, book, onInsert, onClose }: DictionarySearchProps) {
  const { t } = useTranslation()
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [words, write] = useState(first)
  const found = useFound(words, book)
  const composed = useComposed(words, write)
  useArrowKeys(place, 'input, [data-entries] button')
  useEscape(place, () => onClose(true))
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  useLeaving(place, () => onClose(false))
  return (
    <div
      ref={place}
      role="dialog"
      className={styles.place}
      data-pane="dictionary-search"
      aria-label={t('words.search')}
      tabIndex={-1}
    >
      <input
        ref={input}
        type="search"
        aria-label={t('words.search')}
        aria-describedby={`${id}-hint`}
        placeholder={t('words.placeholder')}
        autoComplete="off"
        spellCheck={false}
        {...composed}
        onKeyDown={event => onFieldKey(event, found, place.current)}
      />
      <p id={`${id}-hint`} role="status" className={styles.said}>
        {said(words, found, t)}
      </p>
      <MoreDictionaries found={found} words={words} />
      {found.state === 'found' && (
        <Entries
          groups={found.groups}
          glosses={found.glosses}
          own={found.own}
          words={words}
          onSense={sense => {
            onInsert(plainSense(sense))
            onClose(false)
          }}
          onExpression={expression => {
            write(expression)
            input.current?.focus()
          }}
        />
      )}
    </div>
  )
}

interface EntriesProps extends Pick<EntryViewProps, 'onSense' | 'onExpression'> {
  readonly groups: readonly WordSearchGroup[]
  readonly glosses: readonly KnownGloss[]
  readonly own: readonly OwnDictionaryGroup[]
  readonly words: string
}

function Entries({ groups, glosses, own, words, onSense, onExpression }: EntriesProps) {
  return (
    <div className={styles.entries} data-entries>
      {glosses.map(gloss => (
        <GlossView key={gloss.id} gloss={gloss} onSense={onSense} onEdit={null} onRemove={null} />
      ))}
      <InDictionaryOrder found={own.map(group => ({ ...group, key: '' }))} onSense={onSense}>
        {groups.flatMap(({ entries }) =>
          entries.map(entry => (
            <EntryView
              key={entry.id}
              entry={entry}
              written={words.includes(entry.traditional) ? entry.traditional : entry.simplified}
              onSense={onSense}
              onExpression={onExpression}
            />
          )),
        )}
      </InDictionaryOrder>
    </div>
  )
}

/** Where nothing is found, leads to the dictionaries. */
function MoreDictionaries({ found, words }: { readonly found: Found; readonly words: string }) {
  if (found.state !== 'found' || !isEmpty(found) || words.trim() === '') return null
  return (
    <p className={styles.said}>
      <ActionButton action="dictionary.open" />
    </p>
  )
}

const isEmpty = ({ groups, glosses, own }: Found & { readonly state: 'found' }): boolean =>
  groups.length + glosses.length + own.length === 0

function said(words: string, found: Found, t: Speech['t']): string {
  if (found.state === 'failed') return t('words.failed')
  if (words.trim() === '') return t('words.hint')
  if (found.state === 'waiting' || found.of !== words) return ''
  const entries = found.groups.reduce((sum, { entries: some }) => sum + some.length, 0)
  const inOwn = found.own.reduce((sum, { entries: some }) => sum + some.length, 0)
  const count = entries + inOwn + found.glosses.length
  if (count === 0) return t('words.nothing', { words })
  const hasMore = [...found.groups, ...found.own].some(group => group.hasMore)
  return t(hasMore ? 'words.foundMore' : 'words.found', { count })
}

/** Searches while the reader types; the answer before stays until there is a new one. */
function useFound(words: string, book: BookId): Found {
  const { words: dictionary } = useServices()
  const [found, setFound] = useState<Found>({ state: 'waiting' })
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const show = (next: Found) => {
      if (!signal.aborted) setFound(next)
    }
    Promise.all([
      dictionary.search(words.trim(), { limit: most, signal }),
      dictionary.glosses(words.trim(), { in: { book, paragraphs: [] }, signal }),
      dictionary.ownEntries(words.trim(), { limit: most, signal }),
    ]).then(
      ([groups, glosses, own]) => show({ state: 'found', of: words, groups, glosses, own }),
      () => show({ state: 'failed' }),
    )
    return () => controller.abort()
  }, [dictionary, words, book])
  return found
}

/**
 * Enter in the field goes to the first entry for what is in it; an input method keeps its own keys.
 */
function onFieldKey(
  event: KeyboardEvent<HTMLInputElement>,
  found: Found,
  place: HTMLElement | null,
) {
  const { isComposing, keyCode } = event.nativeEvent
  if (event.key !== 'Enter' || isComposing || keyCode === 229) return
  event.preventDefault()
  if (found.state !== 'found' || found.of !== event.currentTarget.value) return
  place?.querySelector<HTMLElement>('[data-entries] button')?.focus()
}

/** Calls `leave` when the reader presses outside `place`. */
function useLeaving(place: { readonly current: HTMLElement | null }, leave: () => void): void {
  const left = useRef(leave)
  useEffect(() => {
    left.current = leave
  })
  useEffect(() => {
    const ending = new AbortController()
    const pressed = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) left.current()
    }
    addEventListener('pointerdown', pressed, { capture: true, signal: ending.signal })
    return () => ending.abort()
  }, [place])
}
