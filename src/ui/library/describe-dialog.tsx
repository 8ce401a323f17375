import { exportFormats } from '#domain/actions'
import { longestWords } from '#domain/book-record'
import type { Shelved } from '#services/library/library'
import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { useLimited } from '../hooks/use-limited.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { LimitSaid } from '../parts/limit-said.tsx'
import { useExport } from '../reader/use-export.ts'
import { useServices } from '../services.ts'
import { BookLanguage } from './book-language.tsx'
import styles from '../import/import-dialog.module.css'

interface DescribeDialogProps {
  readonly shelved: Shelved
  /** The words have been written, or the reader has left them as they were. */
  readonly onClose: (isChanged: boolean) => void
}

/** What a book is called, by whom it is and in which language; and its exports. A field left empty is as the text itself says. */
export function DescribeDialog({ shelved, onClose }: DescribeDialogProps) {
  const { book, printed } = shelved
  const { t } = useTranslation()
  const { library } = useServices()
  const id = useId()
  const [title, setTitle] = useState(book.title)
  const [author, setAuthor] = useState(book.author ?? '')
  const [language, setLanguage] = useState(book.language)
  const ofTitle = useLimited(longestWords)
  const ofAuthor = useLimited(longestWords)
  const composedTitle = useComposed(title, text => setTitle(ofTitle.limited(text)))
  const composedAuthor = useComposed(author, text => setAuthor(ofAuthor.limited(text)))
  useExport(book)

  /** Nothing where the text itself says the same. */
  const ownOrNull = (written: string, found: string) => (written === found ? null : written)

  async function keep() {
    await library.describe(book.id, {
      title: ownOrNull(title.trim() || printed.title, printed.title),
      author: ownOrNull(author.trim(), printed.author ?? ''),
      language: ownOrNull(language, printed.language),
    })
    onClose(true)
  }

  /** Enter in a composition belongs to it. */
  function keepOnEnter({ key, nativeEvent }: KeyboardEvent) {
    if (key === 'Enter' && !nativeEvent.isComposing) void keep()
  }

  return (
    <DialogFrame
      title={t('shelf.describeHeading')}
      onClose={() => onClose(false)}
      foot={<ActionButton action="book.keepWords" look="main" onPress={() => void keep()} />}
    >
      <div className={styles.field}>
        <label htmlFor={`${id}-title`}>{t('book.title')}</label>
        <input
          id={`${id}-title`}
          ref={focusAtOnce}
          type="text"
          lang={language}
          placeholder={printed.title}
          onKeyDown={keepOnEnter}
          {...composedTitle}
        />
        <LimitSaid isCut={ofTitle.isCut} limit={longestWords} />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-author`}>{t('book.author')}</label>
        <input
          id={`${id}-author`}
          type="text"
          lang={language}
          placeholder={printed.author}
          onKeyDown={keepOnEnter}
          {...composedAuthor}
        />
        <LimitSaid isCut={ofAuthor.isCut} limit={longestWords} />
      </div>
      <BookLanguage language={language} onChange={setLanguage} />
      <p className={styles.hint}>{t('import.from', { file: book.provenance.file })}</p>
      <p className={styles.hint}>
        {exportFormats.map(format => (
          <ActionButton key={format} action={`export.${format}`} />
        ))}
      </p>
    </DialogFrame>
  )
}
