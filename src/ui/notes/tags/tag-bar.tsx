import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WindowBox } from '../bar/place-bar.ts'
import { TagEditor } from './tag-editor.tsx'
import styles from './tags.module.css'
import { usePlacedBar } from '../bar/use-placed-bar.ts'

interface TagBarProps {
  /** Where the mark is, in CSS pixels of the window. */
  readonly at: WindowBox
  readonly tags: readonly string[]
  /** The beginning of the marked words. */
  readonly quote: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  readonly onChange: (tags: readonly string[]) => void
  readonly onShow: (tag: string) => void
  /** `isFinished`: the reader closed the bar by a key, so the focus must go back to the text. */
  readonly onClose: (isFinished: boolean) => void
}

/** The tags of a mark, beside it in the text. */
export function TagBar({ at, quote, ...editor }: TagBarProps) {
  const { t } = useTranslation()
  const bar = useRef<HTMLElement>(null)

  usePlacedBar(bar, at, editor.tags)
  return (
    <section
      ref={bar}
      className={styles.bar}
      data-pane="tag-bar"
      aria-label={t('tags.of', { quote })}
    >
      <TagEditor quote={quote} isOpen {...editor} />
    </section>
  )
}
