import type { KnownGloss } from '#domain/own-words/words-of-book'
import { Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { renderingsOf } from '#domain/words/sense-parts'
import { EntryHead, SenseButton } from '../words/entry-parts.tsx'
import styles from './own-words.module.css'

interface GlossViewProps {
  readonly gloss: KnownGloss
  /** Writes the meaning into the translation; null where that is impossible. */
  readonly onSense: ((sense: string) => void) | null
  /** Changes the gloss; null for a term, which is changed in its note. */
  readonly onEdit: (() => void) | null
  readonly onRemove: (() => void) | null
}

/** What the reader says of a word, before what the dictionary says. */
export function GlossView({ gloss, onSense, onEdit, onRemove }: GlossViewProps) {
  const { t } = useTranslation()
  const { expression, reading, meaning, note, scope, from } = gloss
  return (
    <article className={styles.gloss} data-gloss={expression}>
      <EntryHead written={{ text: expression, lang: 'zh' }} other={null}>
        {reading !== '' && <span lang="zh-Latn">{reading}</span>}
        <span className={styles.scope}>
          {from === 'term' ? t('kinds.term') : t(`ownWords.scopes.${scope}`)}
        </span>
      </EntryHead>
      {meaning !== '' && (
        <p className={styles.meaning} dir="auto">
          {onSense
            ? renderingsOf(meaning).map((rendering, i) => (
                <span key={rendering}>
                  {i > 0 && '; '}
                  <SenseButton sense={rendering} onSense={onSense} />
                </span>
              ))
            : meaning}
        </p>
      )}
      {note !== '' && (
        <p className={styles.note} dir="auto">
          {note}
        </p>
      )}
      {(onEdit || onRemove) && (
        <div className={styles.tools}>
          {onEdit && (
            <ActionButton
              action="gloss.edit"
              icon={<Pencil size={14} aria-hidden />}
              onPress={onEdit}
            />
          )}
          {onRemove && (
            <ActionButton
              action="gloss.remove"
              icon={<Trash2 size={14} aria-hidden />}
              onPress={onRemove}
            />
          )}
        </div>
      )}
    </article>
  )
}
