import type { OutlineItem } from '#domain/outline/outline-item'
import { longestTitle } from '#domain/outline/outline-item'
import type { OpenOutlines } from '#services/outline/outlines'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import styles from './outline-screen.module.css'

interface OutlineTitleProps {
  readonly outlines: OpenOutlines
  readonly outline: OutlineItem
}

/** The name of an outline, which is written where it is read. */
export function OutlineTitle({ outlines, outline }: OutlineTitleProps) {
  const { t } = useTranslation()
  return (
    <TitleField
      item={outline}
      outlines={outlines}
      label={t('outline.title')}
      className={styles.title}
    />
  )
}

interface TitleFieldProps {
  readonly outlines: OpenOutlines
  readonly item: OutlineItem
  readonly label: string
  readonly className: string | undefined
  /** Called at Enter and Escape. Without it the field stays. */
  readonly onDone?: () => void
}

/** A field of one line for the name of an outline or a heading. */
export function TitleField({ outlines, item, label, className, onDone }: TitleFieldProps) {
  const composed = useComposed(item.title, title => outlines.rename(item.id, title))
  return (
    <input
      ref={onDone && focusAtOnce}
      className={className}
      aria-label={label}
      placeholder={label}
      maxLength={longestTitle}
      dir="auto"
      data-outline-title={item.id}
      {...composed}
      onBlur={outlines.endWriting}
      onKeyDown={event => {
        const { isComposing, keyCode } = event.nativeEvent
        // The keys of the tree are not those of the field.
        event.stopPropagation()
        if (isComposing || keyCode === 229) return
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        event.currentTarget.blur()
        onDone?.()
      }}
    />
  )
}
