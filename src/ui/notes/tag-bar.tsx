import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { placeBar, roomFor, type WindowBox } from './place-bar.ts'
import { TagEditor } from './tag-editor.tsx'
import styles from './tags.module.css'

interface TagBarProps {
  /** Where the mark is, in CSS pixels of the window. */
  readonly at: WindowBox
  readonly tags: readonly string[]
  /** The beginning of the words that the mark stands on. */
  readonly quote: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  readonly onChange: (tags: readonly string[]) => void
  readonly onShow: (tag: string) => void
  /** `isFinished`: by the reader's word, and the keyboard needs a place. */
  readonly onClose: (isFinished: boolean) => void
}

/** The tags of a mark, beside it in the text. */
export function TagBar({ at, quote, ...editor }: TagBarProps) {
  const { t } = useTranslation()
  const bar = useRef<HTMLElement>(null)

  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const { left, top } = placeBar(at, element.getBoundingClientRect(), roomFor(element))
    element.style.setProperty('left', `${left}px`)
    element.style.setProperty('top', `${top}px`)
  }, [at, editor.tags])

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
