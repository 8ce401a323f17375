import type { Book } from '#domain/book'
import type { DescribedWord, WordLine } from '#domain/own-words/word-list'
import { wordTableNames, type WordTableFormat } from '#services/own-words/own-words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { ChoiceList } from '../parts/choice-list.tsx'
import { ListFoot } from '../parts/list-foot.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showExported } from '../saving/show-exported.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import styles from './my-words.module.css'
import type { useWordChanges } from './use-word-changes.ts'
import { wordsOfLine } from './words-of-line.ts'

interface WordsFootProps {
  /** The lines that are listed, which are exported. */
  readonly shown: readonly WordLine[]
  readonly described: {
    readonly words: ReadonlyMap<string, DescribedWord>
    readonly isWhole: boolean
  }
  readonly changes: Pick<ReturnType<typeof useWordChanges>, 'last' | 'say' | 'takeBack'>
  readonly books: readonly Book[]
  /** Names the file. */
  readonly title: string
  /** The file was saved. */
  readonly onSaved: () => void
}

/** How many words are listed or what the last change did, with Undo; and the export. */
export function WordsFoot(props: WordsFootProps) {
  const { shown, described, changes } = props
  const { t } = useTranslation()
  const [format, setFormat] = useState<WordTableFormat>('anki')
  const exportAll = useExport(props)
  const { last, takeBack } = changes
  // A word that was looked up and has a gloss has two lines.
  const words = new Set(shown.map(({ row }) => row.expression))
  const count = t('ownWords.list.count', { count: words.size })
  return (
    <ListFoot
      said={
        <p role="status" className={styles.said}>
          <span>
            {last
              ? last.said(t)
              : shown.length > 0
                ? `${count} · ${t('ownWords.list.keys')}`
                : count}
          </span>
          {last?.step && <ActionButton action="word.takeBack" onPress={takeBack} />}
        </p>
      }
    >
      {!described.isWhole && <span>{t('ownWords.list.describing')}</span>}
      <ChoiceList
        label={t('ownWords.list.format')}
        names={wordTableNames}
        value={format}
        words={name => t(`ownWords.list.formats.${name}`)}
        onChange={setFormat}
      />
      <ActionButton
        action="word.export"
        look="main"
        waits={shown.length === 0 || !described.isWhole}
        onPress={() => exportAll(format)}
      />
    </ListFoot>
  )
}

/** Returns what saves the listed words where the reader chooses. */
function useExport({ shown, described, changes, books, title, onSaved }: WordsFootProps) {
  const { ownWords, outside } = useServices()
  const toasts = useToasts()
  async function save(format: WordTableFormat) {
    const titles = new Map(books.map(book => [book.id, book.title]))
    const words = shown.map(listed => ({
      ...listed,
      ...wordsOfLine(listed, described.words.get(listed.row.expression)),
      title: (listed.row.bookId && titles.get(listed.row.bookId)) ?? '',
    }))
    const outcome = await (await ownWords.acts()).exportWords(words, { title, format })
    if (!outcome.ok) {
      const { fault } = outcome
      return changes.say(t => faultSentence(t, fault))
    }
    if (outcome.value === 'cancelled') return
    onSaved()
    showExported(toasts, outside, outcome.value)
  }
  return (format: WordTableFormat) =>
    void save(format).catch(() => changes.say(t => t('faults.unexpected')))
}
