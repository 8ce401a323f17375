import type { Annotation } from '#domain/annotation'
import { kindWordsOf, type KindWord, type WordsOfKind } from '#domain/kinds/index'
import { useEffect, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useTabStop } from '../rows/tab-stop.ts'
import styles from './note-item.module.css'

interface KindWordsProps {
  readonly annotation: Annotation
  /** The beginning of the marked words. */
  readonly quote: string
  /** BCP 47 tags of the book and of the reader's own words. */
  readonly bookLanguage: string
  readonly noteLanguage: string
  readonly onWrite: (annotation: Annotation, name: KindWord, text: string) => void
  readonly onPause: () => void
  /** Whether the note is being written, so that Tab leads through the fields. */
  readonly isEdited: boolean
  /** The reader has finished writing. */
  readonly onDone: () => void
}

/** The fields of words that only marks of some kinds have, such as a proposed reading. */
export function KindWordFields(props: KindWordsProps) {
  const words = kindWordsOf(props.annotation)
  if (words.length === 0) return null
  return (
    <div className={styles.words}>
      {words.map(one => (
        <WordField key={one.name} {...props} words={one} />
      ))}
    </div>
  )
}

/**
 * Focuses the first empty field of words in `item` when the reader begins to write there. To be
 * called by a parent of the note, which takes the focus too.
 */
export function useFirstWord(item: RefObject<HTMLElement | null>, isEdited: boolean): void {
  useEffect(() => {
    if (!isEdited) return
    const fields = item.current?.querySelectorAll<HTMLInputElement>('[data-kind-word]') ?? []
    for (const field of fields) if (field.value === '') return field.focus()
  }, [item, isEdited])
}

/** Words in Chinese: what is printed, and how it is read. */
const ofBook: ReadonlySet<KindWord> = new Set<KindWord>(['emendation.reading', 'term.reading'])

function WordField(props: KindWordsProps & { readonly words: WordsOfKind }) {
  const { annotation, quote, bookLanguage, noteLanguage, words, onWrite, onPause, onDone } = props
  const { t } = useTranslation()
  const stop = useTabStop()
  /** What the field shows while an input method composes in it. */
  const [draft, setDraft] = useState<string | null>(null)
  const label = t(`kindWords.${words.name}`)
  return (
    <label className={styles.word}>
      <span>{label}</span>
      <input
        type="text"
        tabIndex={props.isEdited ? 0 : stop}
        data-kind-word={words.name}
        aria-label={t('notes.wordOf', { label, quote })}
        lang={ofBook.has(words.name) ? bookLanguage : noteLanguage}
        dir="auto"
        maxLength={words.most}
        value={draft ?? words.text}
        onChange={({ currentTarget: { value }, nativeEvent }) => {
          const isComposing = 'isComposing' in nativeEvent && nativeEvent.isComposing === true
          setDraft(isComposing ? value : null)
          if (!isComposing) onWrite(annotation, words.name, value)
        }}
        onCompositionEnd={({ currentTarget: { value } }) => {
          setDraft(null)
          onWrite(annotation, words.name, value)
        }}
        onKeyDown={event => {
          const { key, nativeEvent } = event
          if (nativeEvent.isComposing || (key !== 'Enter' && key !== 'Escape')) return
          event.preventDefault()
          onDone()
        }}
        onBlur={() => {
          setDraft(null)
          onPause()
        }}
      />
    </label>
  )
}
