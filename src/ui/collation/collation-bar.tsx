import type { CollatedChapter } from '#domain/collation/chapter-rows'
import type { CollationOptions } from '#domain/collation/compared-text'
import { bookId } from '#domain/ids'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './collation.module.css'
import type { ShownCollation } from './use-collation.ts'

interface CollationBarProps {
  readonly shown: ShownCollation
  readonly onlyDifferences: boolean
  readonly onFilter: (only: boolean) => void
  readonly chapters: readonly CollatedChapter[]
  /** The number of the chapter that is shown; null for all. */
  readonly chapter: number | null
  readonly onChapter: (chapter: number | null) => void
  /** BCP 47 tag of the book. */
  readonly language: string
}

const options = [
  'ignoresPunctuation',
  'ignoresSpaces',
  'ignoresForms',
] as const satisfies readonly (keyof CollationOptions)[]

/** The other edition, what is overlooked, and which paragraphs are shown. */
export function CollationBar(props: CollationBarProps) {
  const { shown, onlyDifferences, onFilter } = props
  const { t } = useTranslation()
  return (
    <div className={styles.bar}>
      <div className={styles.choice}>
        <EditionChoice shown={shown} />
        {props.chapters.length > 1 && <ChapterChoice {...props} />}
        <ActionButton action="collation.previous" />
        <ActionButton action="collation.next" />
      </div>
      <fieldset className={styles.options}>
        <legend>{t('collation.ignore')}</legend>
        {options.map(name => (
          <label key={name}>
            <input
              type="checkbox"
              data-option={name}
              checked={shown.options[name]}
              onChange={({ currentTarget }) => shown.change({ [name]: currentTarget.checked })}
            />
            {t(`collation.options.${name}`)}
          </label>
        ))}
      </fieldset>
      <label className={styles.filter}>
        <input
          type="checkbox"
          data-option="onlyDifferences"
          checked={onlyDifferences}
          onChange={({ currentTarget }) => onFilter(currentTarget.checked)}
        />
        {t('collation.onlyDifferences')}
      </label>
    </div>
  )
}

/** A list of the chapters, each under what contains it. */
function ChapterChoice({ chapters, chapter, onChapter, language }: CollationBarProps) {
  const { t } = useTranslation()
  return (
    <select
      aria-label={t('collation.chapter')}
      data-option="chapter"
      value={chapter ?? ''}
      onChange={({ currentTarget: { value } }) => onChapter(value === '' ? null : Number(value))}
    >
      <option value="">{t('collation.allChapters')}</option>
      {chapters.map(({ title, level, start }, number) => (
        <option key={start} value={number} lang={language}>
          {`${'\u2003'.repeat(Math.max(0, level - 1))}${title}`}
        </option>
      ))}
    </select>
  )
}

/** A list of the other books: likely editions first. */
function EditionChoice({ shown: { offered, other, choose } }: Pick<CollationBarProps, 'shown'>) {
  const { t } = useTranslation()
  const groups = [
    { label: t('collation.editions'), books: offered?.filter(one => one.isLikely) ?? [] },
    { label: t('collation.books'), books: offered?.filter(one => !one.isLikely) ?? [] },
  ]
  return (
    <select
      ref={focusAtOnce}
      aria-label={t('collation.other')}
      data-action="collation.choose"
      value={other?.book.id ?? ''}
      onChange={({ currentTarget }) => choose(bookId(currentTarget.value))}
    >
      {!other && <option value="">{t('collation.choose')}</option>}
      {groups
        .filter(({ books }) => books.length > 0)
        .map(({ label, books }) => (
          <optgroup key={label} label={label}>
            {books.map(({ book, name }) => (
              <option key={book.id} value={book.id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
    </select>
  )
}
