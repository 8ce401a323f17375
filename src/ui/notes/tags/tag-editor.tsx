import { hasTag, tidyTag, withoutTag, withTag } from '#domain/tags'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import spoken from '../../styles/spoken.module.css'
import { TagField } from './tag-field.tsx'
import { TagList } from './tag-list.tsx'
import styles from './tags.module.css'

interface TagEditorProps {
  readonly tags: readonly string[]
  /** The marked words. */
  readonly quote: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  /** Whether a new tag can be typed. */
  readonly isOpen: boolean
  readonly onChange: (tags: readonly string[]) => void
  /** Shows the marks that have a tag. */
  readonly onShow: (tag: string) => void
  /**
   * Asks to remove the field. `isFinished`: the reader left it by a key, so the focus must be
   * restored.
   */
  readonly onClose: (isFinished: boolean) => void
}

/** The tags of a mark, and the field for another. */
export function TagEditor(props: TagEditorProps) {
  const { tags, quote, language, isOpen, onChange, onShow, onClose } = props
  const { t } = useTranslation()
  const [said, setSaid] = useState('')

  function add(texts: readonly string[]) {
    const next = texts.reduce(withTag, tags)
    const last = tidyTag(texts.at(-1) ?? '')
    if (last !== null) setSaid(t(hasTag(tags, last) ? 'tags.there' : 'tags.added', { tag: last }))
    if (next !== tags) onChange(next)
  }

  function remove(tag: string) {
    setSaid(t('tags.removed', { tag }))
    onChange(withoutTag(tags, tag))
  }

  return (
    <div
      className={styles.editor}
      data-tags=""
      onBlur={({ currentTarget, relatedTarget, target }) => {
        if (document.activeElement === target || !isOpen) return
        if (!currentTarget.contains(relatedTarget)) onClose(false)
      }}
    >
      {tags.length > 0 && (
        <TagList
          tags={tags}
          label={t('tags.of', { quote })}
          language={language}
          onShow={onShow}
          onRemove={remove}
        />
      )}
      {isOpen && (
        <TagField
          label={t('tags.field', { quote })}
          language={language}
          given={tags}
          onAdd={add}
          onTakeLast={() => {
            const last = tags.at(-1) ?? null
            if (last !== null) remove(last)
            return last
          }}
          onDone={() => onClose(true)}
        />
      )}
      <span role="status" className={spoken.spoken}>
        {said}
      </span>
    </div>
  )
}
