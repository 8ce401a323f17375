import type { Shelved } from '#services/library'
import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useExport } from '../reader/use-export.ts'
import { useServices } from '../services.ts'
import { BookLanguage } from './book-language.tsx'
import styles from './import-dialog.module.css'

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
          value={title}
          placeholder={printed.title}
          onChange={({ target }) => setTitle(target.value)}
          onKeyDown={keepOnEnter}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-author`}>{t('book.author')}</label>
        <input
          id={`${id}-author`}
          type="text"
          lang={language}
          value={author}
          placeholder={printed.author}
          onChange={({ target }) => setAuthor(target.value)}
          onKeyDown={keepOnEnter}
        />
      </div>
      <BookLanguage language={language} onChange={setLanguage} />
      <p className={styles.hint}>{t('import.from', { file: book.provenance.file })}</p>
      <p className={styles.hint}>
        <ActionButton action="export.markdown" />
        <ActionButton action="export.html" />
      </p>
    </DialogFrame>
  )
}
