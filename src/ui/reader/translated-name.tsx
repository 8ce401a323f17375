import { longestWords, type BookWords } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useComposed } from '../hooks/use-composed.ts'
import { useLimited } from '../hooks/use-limited.ts'
import { useServices } from '../services.ts'
import styles from './book-head.module.css'

/** How long after the last key it is saved, in milliseconds. */
const pause = 300

interface TranslatedNameProps {
  readonly book: BookId
  readonly name: 'translatedTitle' | 'translatedAuthor'
  /** As it is stored. */
  readonly value: string
  /** The accessible name, which is also shown while there is no translation. */
  readonly label: string
  /** BCP 47 tag of the translation. */
  readonly language: string
  readonly className: string | undefined
  /** Called for Enter, as in a translation. */
  readonly onNext: () => void
}

/** The translation of a title or an author, edited in place and saved while it is typed. */
export function TranslatedName(props: TranslatedNameProps) {
  const { value, label, language, className, onNext } = props
  const { shown, write, save } = useSavedName(props)
  const { limited } = useLimited(longestWords)
  const composed = useComposed(shown, text => write(limited(text.replaceAll('\n', ' '))))
  return (
    <textarea
      rows={1}
      className={`${styles.translated} ${className}`}
      lang={language}
      dir="auto"
      spellCheck={false}
      aria-label={label}
      placeholder={label}
      data-empty={value === '' || undefined}
      onBlur={save}
      onKeyDown={event => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        save()
        onNext()
      }}
      {...composed}
    />
  )
}

/** What is typed, and saving it after a pause, when the field is left and when it goes away. */
function useSavedName({ book, name, value }: TranslatedNameProps) {
  const { library } = useServices()
  /** Null: nothing is typed that is not stored. */
  const [typed, setTyped] = useState<string | null>(null)
  const sent = useRef(value)
  const isNew = (text: string | null): text is string => text !== null && text !== sent.current
  const store = useEffectEvent((text: string | null) => {
    if (!isNew(text)) return
    sent.current = text
    const words: Partial<BookWords> = { [name]: text }
    void library.describe(book, words, true)
  })
  useEffect(() => {
    const timer = setTimeout(() => store(typed), pause)
    return () => clearTimeout(timer)
  }, [typed])
  // Undo, or another place, has changed what is stored.
  const follow = useEffectEvent(() => {
    if (value === sent.current.trim()) return
    sent.current = value
    setTyped(null)
  })
  useEffect(() => follow(), [value])
  const leave = useEffectEvent(() => store(typed))
  useEffect(() => () => leave(), [])
  return {
    shown: typed ?? value,
    write: setTyped,
    save: () => {
      if (!isNew(typed)) return
      sent.current = typed
      void library.describe(book, { [name]: typed }, true)
    },
  }
}
