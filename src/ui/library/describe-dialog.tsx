import type { Book } from '#domain/book'
import { longestWords, type BookWords } from '#domain/book-record'
import { canTranslateOrigin } from '#domain/library/origin'
import type { Shelved } from '#services/library/library'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { useLimited } from '../hooks/use-limited.ts'
import { useLive } from '../hooks/use-live.ts'
import { useNotSaved } from '../hooks/use-not-saved.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { LimitSaid } from '../parts/limit-said.tsx'
import { ExportActions } from '../exporting/export-actions.tsx'
import { useServices } from '../services.ts'
import { BookLanguage, BookTranslationLanguage } from './book-language.tsx'
import styles from '../import/import-dialog.module.css'

interface DescribeDialogProps {
  readonly shelved: Shelved
  /** `isChanged`: the details were written. */
  readonly onClose: (isChanged: boolean) => void
}

/**
 * The title, the author and the language of a book and of its translation, and its exports. An
 * empty field of the text means what the text says.
 */
export function DescribeDialog({ shelved, onClose }: DescribeDialogProps) {
  const { book, printed } = shelved
  const { t } = useTranslation()
  const { library, preferences } = useServices()
  const sayNotSaved = useNotSaved()
  const { translationLanguage: inSettings } = useLive(preferences.settings)
  const [words, setWords] = useState(() => wordsOf(book))

  const write = (name: keyof typeof words) => (value: string) =>
    setWords(now => ({ ...now, [name]: value }))

  async function keep() {
    try {
      await library.describe(book.id, changesIn(words, printed))
    } catch {
      return sayNotSaved()
    }
    onClose(true)
  }

  const field = (name: Exclude<keyof typeof words, 'translationLanguage'>) => ({
    label: t(`book.${name}`),
    language: name.startsWith('translated')
      ? words.translationLanguage || inSettings
      : words.language,
    printed: name === 'title' || name === 'author' ? printed[name] : undefined,
    value: words[name],
    isFirst: name === 'title',
    onChange: write(name),
    onEnter: () => void keep(),
  })
  return (
    <DialogFrame
      title={t('shelf.describeHeading')}
      onClose={() => onClose(false)}
      foot={<ActionButton action="book.keepWords" look="main" onPress={() => void keep()} />}
    >
      <Field {...field('title')} />
      <Field {...field('author')} />
      <BookLanguage {...field('language')} language={words.language} />
      <Field {...field('translatedTitle')} />
      <Field {...field('translatedAuthor')} />
      {(canTranslateOrigin(book) || words.translatedOrigin !== '') && (
        <Field {...field('translatedOrigin')} />
      )}
      <BookTranslationLanguage
        language={words.translationLanguage}
        onChange={write('translationLanguage')}
      />
      <p className={styles.hint}>{t('import.from', { file: book.provenance.file })}</p>
      <p className={styles.exports}>
        <ActionButton action="export.open" />
      </p>
      <ExportActions book={book} />
    </DialogFrame>
  )
}

/** What the fields show for `book`. */
const wordsOf = (book: Book) => ({
  title: book.title,
  author: book.author ?? '',
  translatedTitle: book.translatedTitle ?? '',
  translatedAuthor: book.translatedAuthor ?? '',
  translatedOrigin: book.translatedOrigin ?? '',
  language: book.language,
  /** Empty for that of the settings. */
  translationLanguage: book.translationLanguage ?? '',
})

/** What the reader has written, with `null` for what the text says. */
function changesIn(words: ReturnType<typeof wordsOf>, printed: Book): BookWords {
  const ownOrNull = (written: string, found: string) => (written === found ? null : written)
  return {
    ...words,
    title: ownOrNull(words.title.trim() || printed.title, printed.title),
    author: ownOrNull(words.author.trim(), printed.author ?? ''),
    language: ownOrNull(words.language, printed.language),
    translationLanguage: words.translationLanguage || null,
  }
}

interface FieldProps {
  readonly label: string
  readonly language: string
  /** What the text itself says. */
  readonly printed: string | undefined
  readonly value: string
  /** Whether the field takes the focus when the dialog opens. */
  readonly isFirst?: boolean
  readonly onChange: (value: string) => void
  /** Called at Enter, except when an input method uses that key. */
  readonly onEnter: () => void
}

function Field({ label, language, printed, value, isFirst, onChange, onEnter }: FieldProps) {
  const id = useId()
  const { isCut, limited } = useLimited(longestWords)
  const composed = useComposed(value, text => onChange(limited(text)))
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={isFirst ? focusAtOnce : null}
        type="text"
        lang={language}
        placeholder={printed}
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Enter' && !nativeEvent.isComposing) onEnter()
        }}
        {...composed}
      />
      <LimitSaid isCut={isCut} limit={longestWords} />
    </div>
  )
}
