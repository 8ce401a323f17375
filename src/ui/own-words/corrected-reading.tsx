import type { ReadingCorrection } from '#domain/own-words/own-word'
import { Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { EntryHead } from '../words/entry-parts.tsx'
import { ReadSyllables } from '../words/entry-view.tsx'
import styles from './own-words.module.css'

interface CorrectedReadingProps {
  readonly correction: ReadingCorrection
  /** The word as the text has it. */
  readonly written: string
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** How the reader says that a word is read, before what the dictionary says. */
export function CorrectedReading({
  correction: { reading, scope },
  written,
  onEdit,
  onRemove,
}: CorrectedReadingProps) {
  const { t } = useTranslation()
  return (
    <article className={styles.gloss} data-corrected={written}>
      <EntryHead written={{ text: written, lang: 'zh' }} other={null}>
        <ReadSyllables syllables={reading.split(' ')} />
        <span className={styles.scope}>
          {t('ownWords.correctedReading')} · {t(`ownWords.scopes.${scope}`)}
        </span>
      </EntryHead>
      <div className={styles.tools}>
        <ActionButton
          action="word.reading"
          icon={<Pencil size={14} aria-hidden />}
          onPress={onEdit}
        />
        <ActionButton
          action="gloss.removeReading"
          icon={<Trash2 size={14} aria-hidden />}
          onPress={onRemove}
        />
      </div>
    </article>
  )
}
