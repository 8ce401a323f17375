import { X } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrowKeys } from '../../hooks/use-arrow-keys.ts'
import { useTabStop } from '../../rows/tab-stop.ts'
import styles from './tags.module.css'

interface TagListProps {
  readonly tags: readonly string[]
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  /** Shows the marks that have the tag. */
  readonly onShow: (tag: string) => void
  readonly onRemove: (tag: string) => void
}

/**
 * The tags of a mark, as one stop for Tab. Arrow keys go from tag to tag, and Delete removes one.
 */
export function TagList({ tags, label, language, onShow, onRemove }: TagListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const tabIndex = useTabStop()
  useArrowKeys(list, '[data-tag]', 'inline')

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>, tag: string) {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    event.stopPropagation()
    leave(event.currentTarget)
    onRemove(tag)
  }

  return (
    <ul ref={list} className={styles.list} aria-label={label}>
      {tags.map((tag, i) => (
        <li key={tag} className={styles.tag}>
          <button
            type="button"
            className={styles.word}
            data-tag={tag}
            data-action="tag.show"
            lang={language}
            dir="auto"
            tabIndex={tabIndex ?? (i === 0 ? 0 : -1)}
            aria-keyshortcuts="Delete"
            title={t('tags.show', { tag })}
            onClick={() => onShow(tag)}
            onKeyDown={event => onKeyDown(event, tag)}
          >
            {tag}
          </button>
          <button
            type="button"
            className={styles.remove}
            data-action="tag.remove"
            tabIndex={-1}
            aria-label={t('tags.remove', { tag })}
            title={t('tags.remove', { tag })}
            onClick={() => onRemove(tag)}
          >
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Before a tag is removed, focuses its neighbour, or else the field or the mark. */
function leave(button: HTMLElement): void {
  const item = button.closest('li')
  const beside = item?.nextElementSibling ?? item?.previousElementSibling
  const next =
    beside?.querySelector<HTMLElement>('[data-tag]') ??
    button.closest('[data-tags]')?.querySelector<HTMLElement>('[data-tag-field]') ??
    button.closest('[data-annotation-id]')?.querySelector<HTMLElement>('[data-action="note.show"]')
  next?.focus()
}
