import type { Book } from '#domain/book'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../parts/action-button.tsx'
import { ListFoot } from '../../parts/list-foot.tsx'
import { faultSentence } from '../../saving/fault-sentence.ts'
import { showExported } from '../../saving/show-exported.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import styles from '../my-words.module.css'
import type { useWordChanges } from '../use-word-changes.ts'
import type { CountedLine, WantedCounts } from './counted-lines.ts'

interface BookWordsFootProps {
  readonly book: Book
  readonly wanted: WantedCounts
  readonly changes: Pick<ReturnType<typeof useWordChanges>, 'last' | 'say' | 'takeBack'>
  /** The words that are listed, which are exported. */
  readonly lines: readonly CountedLine[]
  /** How many lines are shown. */
  readonly count: number
  readonly onSaved: () => void
}

/** What the last change did, with Undo; the keys of the list; and the export. */
export function BookWordsFoot(props: BookWordsFootProps) {
  const { wanted, changes, lines, count } = props
  const { t } = useTranslation()
  const save = useSave(props)
  const { last, takeBack } = changes
  const keys = wanted.show === 'all' ? t('bookWords.keys') : t('bookWords.freshKeys')
  const listed = t('ownWords.list.count', { count })
  return (
    <ListFoot
      said={
        <p role="status" className={styles.said}>
          <span>{last ? last.said(t) : `${listed} · ${keys}`}</span>
          {last?.step && <ActionButton action="word.takeBack" onPress={takeBack} />}
        </p>
      }
    >
      {wanted.show === 'all' && (
        <ActionButton action="word.export" look="main" waits={lines.length === 0} onPress={save} />
      )}
    </ListFoot>
  )
}

/** Returns what saves the listed words as CSV. */
function useSave({ book, lines, changes, onSaved }: BookWordsFootProps): () => void {
  const { bookWords, outside } = useServices()
  const toasts = useToasts()
  async function save() {
    const outcome = await bookWords.save(lines, book.title)
    if (!outcome.ok) {
      const { fault } = outcome
      return changes.say(t => faultSentence(t, fault))
    }
    if (outcome.value === 'cancelled') return
    onSaved()
    showExported(toasts, outside, outcome.value)
  }
  return () => void save().catch(() => changes.say(t => t('faults.unexpected')))
}
