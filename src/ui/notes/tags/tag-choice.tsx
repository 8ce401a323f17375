import type { TagUse } from '#services/marking/library-tags'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../../hooks/focus-at-once.ts'
import { useComposed } from '../../hooks/use-composed.ts'
import { useNamed } from '../../hooks/use-named.ts'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { WindowedList } from '../../rows/windowed-list.tsx'
import styles from './tag-choice.module.css'

interface TagChoiceProps {
  /** Every tag of the book, most used first. */
  readonly uses: readonly TagUse[]
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  readonly onChoose: (tag: string) => void
  readonly onClose: () => void
}

/** In CSS pixels. */
const rowHeight = 36

/**
 * A dialog to choose one of all tags of the book. Typing narrows the list, and Enter takes the
 * first.
 */
export function TagChoice({ uses, language, onChoose, onClose }: TagChoiceProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const composed = useComposed(words, setWords)
  const place = useRef<HTMLDivElement>(null)
  const names = useMemo(() => uses.map(tagOf), [uses])
  const isNamed = useNamed(names, words)
  const shown = useMemo(() => uses.filter((_, number) => isNamed(number)), [uses, isNamed])
  return (
    <DialogFrame title={t('tags.choose')} onClose={onClose}>
      <div ref={place} className={styles.choice}>
        <input
          ref={focusAtOnce}
          type="search"
          aria-label={t('tags.seek')}
          placeholder={t('tags.seek')}
          {...composed}
          onKeyDown={({ key, nativeEvent }) => {
            if (nativeEvent.isComposing || nativeEvent.keyCode === 229) return
            const [first] = shown
            if (key === 'Enter' && first) onChoose(first.tag)
            if (key === 'ArrowDown')
              place.current?.querySelector<HTMLElement>('[data-action="tag.show"]')?.focus()
          }}
        />
        {shown.length === 0 ? (
          <p role="status" className={styles.none}>
            {t('tags.noneFound', { words })}
          </p>
        ) : (
          <div className={styles.list}>
            <Tags shown={shown} language={language} onChoose={onChoose} />
          </div>
        )}
      </div>
    </DialogFrame>
  )
}

interface TagsProps extends Pick<TagChoiceProps, 'language' | 'onChoose'> {
  readonly shown: readonly TagUse[]
}

function Tags({ shown, language, onChoose }: TagsProps) {
  const { t } = useTranslation()
  const row = useCallback(
    ({ tag, count }: TagUse, at: number, isStop: boolean) => (
      <div key={tag} role="listitem" aria-setsize={shown.length} aria-posinset={at}>
        <button
          type="button"
          className={styles.tag}
          data-action="tag.show"
          tabIndex={isStop ? 0 : -1}
          onClick={() => onChoose(tag)}
        >
          <span lang={language}>{tag}</span>
          <small>{t('notes.count', { count })}</small>
        </button>
      </div>
    ),
    [shown.length, language, t, onChoose],
  )
  return (
    <WindowedList
      items={shown}
      label={t('tags.heading')}
      keyOf={tagOf}
      nameOf={tagOf}
      needs={null}
      rowHeight={rowHeight}
      stop='[data-action="tag.show"]'
      row={row}
    />
  )
}

const tagOf = ({ tag }: TagUse): string => tag
