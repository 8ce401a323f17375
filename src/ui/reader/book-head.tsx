import type { Book } from '#domain/book'
import { canTranslateOrigin } from '#domain/library/origin'
import { use, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useTheirWords } from '../hooks/use-their-words.ts'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { isInField } from '../menus/fields.ts'
import type { MenuSections } from '../menus/menu.ts'
import { useContextMenu } from '../menus/use-popup.ts'
import { KeptWords } from '../parts/kept-words.tsx'
import { LinkedText } from '../parts/linked-text.tsx'
import { useServices } from '../services.ts'
import styles from './book-head.module.css'
import { PlaceButton } from './places/place-button.tsx'
import { ShownPlacesContext } from './places/shown-places.ts'
import { DrawnWords } from './source-words.tsx'
import { TranslatedName, type TranslatedNameProps } from './translated-name.tsx'
import { useDrawnScript } from './use-source-look.ts'

interface BookHeadProps extends Pick<TranslatedNameProps, 'onEscape'> {
  readonly book: Book
  /** Goes to the first translation. */
  readonly onNext: () => void
}

/**
 * The title page of the book: its title, author and origin, and their translations, which are
 * edited here. Only the side that is shown has them; a title that is not translated is on both.
 */
export function BookHead({ book, onNext, onEscape }: BookHeadProps) {
  const { t } = useTranslation()
  const translationLanguage = useTranslationLanguage(book.id)
  const named = useTheirWords(book)
  const look = useDrawnScript(book.language)
  const { title, author, provenance, language, translatedTitle, translatedAuthor } = named
  const field = { book: book.id, language: translationLanguage, onNext, onEscape }
  const hasWords = canTranslateOrigin(book)
  const head = useRef<HTMLElement>(null)
  useContextMenu(head, titleMenu)
  return (
    <header ref={head} className={styles.head} data-part="title">
      <NamePair
        {...field}
        name="translatedTitle"
        value={translatedTitle ?? ''}
        label={t('reader.translateTitle')}
        className={styles.translatedTitle}
      >
        <h2 lang={language} dir="auto" className={styles.title} data-shows-source="">
          <KeptWords
            text={title}
            draw={(start, end) => <DrawnWords text={title} {...{ start, end, look }} />}
          />
        </h2>
      </NamePair>
      {author && (
        <NamePair
          {...field}
          name="translatedAuthor"
          value={translatedAuthor ?? ''}
          label={t('reader.translateAuthor')}
          className={styles.translatedAuthor}
        >
          <p lang={language} dir="auto" className={styles.origin} data-shows-source="">
            <DrawnWords text={author} start={0} end={author.length} look={look} />
          </p>
        </NamePair>
      )}
      {provenance.origin && (
        <NamePair
          {...field}
          name={hasWords ? 'translatedOrigin' : null}
          value={named.translatedOrigin ?? ''}
          label={t('reader.translateOrigin')}
          className={styles.translatedOrigin}
        >
          <p lang={language} dir="auto" className={styles.origin} data-shows-source="">
            <LinkedText text={provenance.origin} />
          </p>
        </NamePair>
      )}
      <BookNote />
    </header>
  )
}

/** The context menu of the title page; its fields have their own. */
function titleMenu(target: Element): MenuSections | null {
  if (isInField(target)) return null
  const isSelected = getSelection()?.isCollapsed === false
  return [
    isSelected ? [{ edit: 'copy' }] : [],
    [{ action: 'note.book' }, { action: 'link.copyBook' }],
  ]
}

/** The sign that the book has a note. */
function BookNote() {
  const { t } = useTranslation()
  const { book } = use(ShownPlacesContext).signs
  return (
    book.length > 0 && (
      <PlaceButton signs={book} className={styles.note} isStop>
        {t('wordless.on.book')}
      </PlaceButton>
    )
  )
}

interface NamePairProps extends Omit<TranslatedNameProps, 'name'> {
  /** `null` if there is nothing to translate. */
  readonly name: TranslatedNameProps['name'] | null
  /** The name as the book has it. */
  readonly children: ReactNode
}

/** A name and its translation, those of the two that the reader wants to see. */
function NamePair({ children, name, ...field }: NamePairProps) {
  const { sides } = useLive(useServices().preferences.settings)
  /** What is being translated stays in sight until the field is left. */
  const [isKept, setKept] = useState(false)
  const isTranslated = name !== null && field.value !== ''
  return (
    <div onFocus={() => setKept(!isTranslated)} onBlur={() => setKept(false)}>
      {(sides !== 'translation' || !isTranslated || isKept) && children}
      {sides !== 'source' && name && <TranslatedName {...field} name={name} />}
    </div>
  )
}
