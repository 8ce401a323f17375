import type { OutlineItem } from '#domain/outline/outline-item'
import { longestTitle } from '#domain/outline/outline-item'
import type { OpenOutlines } from '#services/outline/outlines'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import styles from './outline-screen.module.css'

interface OutlineTitleProps {
  readonly outlines: OpenOutlines
  readonly outline: OutlineItem
  /** Whether it has just been made, so that the reader names it first. */
  readonly isNew: boolean
}

/** The name of an outline, which is written where it is read. */
export function OutlineTitle({ outlines, outline, isNew }: OutlineTitleProps) {
  const { t } = useTranslation()
  return (
    <TitleField
      item={outline}
      outlines={outlines}
      label={t('outline.title')}
      className={styles.title}
      focus={isNew ? selectAtOnce : undefined}
      onDone={focusTree}
    />
  )
}

const selectAtOnce = (field: HTMLInputElement | null): void => field?.select()

/** The row that Tab stops at has the focus next; without rows, the button that adds one. */
function focusTree(): void {
  const next =
    document.querySelector<HTMLElement>('[data-outline-item][tabindex="0"]') ??
    document.querySelector<HTMLElement>('[data-pane="outline"] [data-action="outline.heading"]')
  next?.focus()
}

interface TitleFieldProps {
  readonly outlines: OpenOutlines
  readonly item: OutlineItem
  readonly label: string
  readonly className: string | undefined
  /** A ref that gives the field the focus when it appears. */
  readonly focus: ((field: HTMLInputElement | null) => void) | undefined
  /** Called at Enter and Escape. Without it the field stays. */
  readonly onDone?: () => void
}

/** A field of one line for the name of an outline or a heading. */
export function TitleField(props: TitleFieldProps) {
  const { outlines, item, label, className, focus, onDone } = props
  const composed = useComposed(item.title, title => outlines.rename(item.id, title))
  return (
    <input
      ref={focus}
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
        if (isComposing || keyCode === 229) return
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        // The keys of the screen go on from here.
        event.currentTarget.closest('main')?.focus()
        onDone?.()
      }}
    />
  )
}
