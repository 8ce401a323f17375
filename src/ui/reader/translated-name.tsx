import { longestWords } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takeEarlyKeys } from '../actions/early-keys.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { useLimited } from '../hooks/use-limited.ts'
import { useNotSaved } from '../hooks/use-not-saved.ts'
import { LimitSaid } from '../parts/limit-said.tsx'
import { useServices } from '../services.ts'
import styles from './book-head.module.css'

/** How long after the last key it is saved, in milliseconds. */
const pause = 300

export interface TranslatedNameProps {
  readonly book: BookId
  readonly name: 'translatedTitle' | 'translatedAuthor' | 'translatedOrigin'
  /** As it is stored. */
  readonly value: string
  /** The accessible name, which is also shown while there is no translation. */
  readonly label: string
  /** BCP 47 tag of the translation. */
  readonly language: string
  readonly className: string | undefined
  /** Called for Enter, as in a translation. */
  readonly onNext: () => void
  /** Called for Escape. What was typed stays. */
  readonly onEscape: () => void
}

/** The translation of a title, an author or an origin, edited in place and saved as it is typed. */
export function TranslatedName(props: TranslatedNameProps) {
  const { label, language, className, onNext, onEscape } = props
  const { t } = useTranslation()
  const { shown, isTyped, write, leave } = useSavedName(props)
  const { isCut, limited } = useLimited(longestWords)
  const composed = useComposed(shown, text => write(limited(text.replaceAll('\n', ' '))))
  return (
    <>
      <textarea
        rows={1}
        className={`${styles.translated} ${className}`}
        lang={language}
        dir="auto"
        spellCheck={false}
        aria-label={label}
        placeholder={label}
        onBlur={leave}
        onKeyDown={event => {
          const { isComposing, keyCode } = event.nativeEvent
          const go = { Enter: onNext, Escape: onEscape }[event.key]
          if (!go || isComposing || keyCode === 229) return
          event.preventDefault()
          // The field saves itself when it loses the focus. The text may have to be read before it
          // has the focus, and the next key belongs there.
          event.currentTarget.blur()
          takeEarlyKeys(t('panes.text'))
          go()
        }}
        {...composed}
      />
      <LimitSaid isCut={isCut && isTyped} limit={longestWords} />
    </>
  )
}

/** What is typed, and saving it: after a pause, when the field is left, and before any flush. */
function useSavedName({ book, name, value }: TranslatedNameProps) {
  const { library, autosave } = useServices()
  const sayNotSaved = useNotSaved()
  /** What was typed since the field got the focus; null: what is stored. */
  const [typed, setTyped] = useState<string | null>(null)
  /** What was typed and not sent. Each text is sent once: undo may have changed it since. */
  const unsent = useRef<string | null>(null)

  /** The step of undo is made before this returns, because undo may be the next key. */
  function store(): Promise<void> | undefined {
    const words = unsent.current
    if (words === null) return library.described()
    unsent.current = null
    return library.describe(book, { [name]: words }, true).catch(() => {
      // It stays in the field, and is sent again with the next key or when the field is left.
      unsent.current ??= words
      sayNotSaved()
    })
  }
  const stored = useEffectEvent(store)
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => void stored(), pause)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => {
    const stop = autosave.beforeFlush(() => stored())
    return () => {
      stop()
      void stored()
      library.endTyping()
    }
  }, [autosave, library])
  return {
    shown: typed ?? value,
    isTyped: typed !== null,
    write: (words: string) => {
      unsent.current = words
      setTyped(words)
    },
    /** Shows what is stored from now on, because undo or another place may change it. */
    leave: () => {
      const isStored = Promise.resolve(store())
      library.endTyping()
      void isStored.then(() => setTyped(now => (unsent.current === null ? null : now)))
    },
  }
}
