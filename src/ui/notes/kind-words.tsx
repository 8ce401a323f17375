import type { Annotation } from '#domain/annotation'
import { kindWordsOf, type KindWord, type WordsOfKind } from '#domain/kinds/index'
import { useEffect, useRef, useState } from 'react'
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
  /** Whether the reader has just asked to write: the first empty field gets the focus. */
  readonly isEdited: boolean
  readonly onWrite: (annotation: Annotation, name: KindWord, text: string) => void
  readonly onPause: () => void
}

/** The fields of words that only marks of some kinds have, such as a proposed reading. */
export function KindWordFields(props: KindWordsProps) {
  const { annotation, isEdited } = props
  const place = useRef<HTMLDivElement>(null)
  const words = kindWordsOf(annotation)
  useEffect(() => {
    if (!isEdited) return
    const fields = [...(place.current?.querySelectorAll('input') ?? [])]
    fields.find(({ value }) => value === '')?.focus()
  }, [isEdited])
  if (words.length === 0) return null
  return (
    <div ref={place} className={styles.words}>
      {words.map(one => (
        <WordField key={one.name} {...props} words={one} />
      ))}
    </div>
  )
}

/** Words in Chinese: what is printed, and how it is read. */
const ofBook: ReadonlySet<KindWord> = new Set<KindWord>(['emendation.reading', 'term.reading'])

function WordField(props: KindWordsProps & { readonly words: WordsOfKind }) {
  const { annotation, quote, bookLanguage, noteLanguage, words, onWrite, onPause } = props
  const { t } = useTranslation()
  const tabIndex = useTabStop()
  /** What the field shows while it is written; an input method composes in it. */
  const [draft, setDraft] = useState<string | null>(null)
  const label = t(`kindWords.${words.name}`)
  return (
    <label className={styles.word}>
      <span>{label}</span>
      <input
        type="text"
        tabIndex={tabIndex}
        data-kind-word={words.name}
        aria-label={t('notes.wordOf', { label, quote })}
        lang={ofBook.has(words.name) ? bookLanguage : noteLanguage}
        dir="auto"
        maxLength={words.most}
        value={draft ?? words.text}
        onChange={({ currentTarget: { value }, nativeEvent }) => {
          setDraft(value)
          const isComposing = 'isComposing' in nativeEvent && nativeEvent.isComposing === true
          if (!isComposing) onWrite(annotation, words.name, value)
        }}
        onCompositionEnd={({ currentTarget: { value } }) => onWrite(annotation, words.name, value)}
        onBlur={() => {
          setDraft(null)
          onPause()
        }}
      />
    </label>
  )
}
