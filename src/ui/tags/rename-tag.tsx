import { longestTag } from '#domain/tags'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLimited } from '../hooks/use-limited.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { LimitSaid } from '../parts/limit-said.tsx'
import styles from './tags-dialog.module.css'

interface RenameTagProps {
  readonly tag: string
  /** BCP 47 tag of the tags. */
  readonly language: string
  /** Whether another tag has that name, so that the two would be merged. */
  readonly isTaken: (text: string) => boolean
  readonly onRename: (text: string) => void
  readonly onLeave: () => void
  /** The focus has gone elsewhere, and the name is as it was. */
  readonly onAway: () => void
}

/**
 * A field with the whole name of a tag. Enter renames the tag, and asks first if that merges it
 * with another. Escape leaves the name as it was. A name that was typed stays until one of the two
 * is pressed, also while the focus is elsewhere.
 */
export function RenameTag(props: RenameTagProps) {
  const { tag, language, isTaken, onRename, onLeave, onAway } = props
  const { t } = useTranslation()
  const [text, setText] = useState(tag)
  const [isAsking, setAsking] = useState(false)
  const { isCut, limited } = useLimited(longestTag)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of its parts
    <div
      role="group"
      className={styles.renaming}
      aria-label={t('tags.rename', { tag })}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing || event.key !== 'Escape') return
        event.stopPropagation()
        if (isAsking) field.current?.focus()
        else onLeave()
        setAsking(false)
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        const isInside = relatedTarget === null || currentTarget.contains(relatedTarget)
        if (!isInside && text === tag) onAway()
      }}
    >
      <input
        ref={field}
        type="text"
        lang={language}
        dir="auto"
        aria-label={t('tags.newName', { tag })}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget, nativeEvent }) => {
          const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing
          setText(isComposing ? currentTarget.value : limited(currentTarget.value))
          setAsking(false)
        }}
        onCompositionEnd={({ currentTarget }) => setText(limited(currentTarget.value))}
        onKeyDown={event => {
          const { key, nativeEvent } = event
          if (key !== 'Enter' || nativeEvent.isComposing || nativeEvent.keyCode === 229) return
          // The key would otherwise press the button that gets the focus.
          event.preventDefault()
          if (isTaken(text)) setAsking(true)
          else onRename(text)
        }}
      />
      <LimitSaid isCut={isCut} limit={longestTag} />
      {isAsking && <Question tag={text.trim()} onMerge={() => onRename(text)} onKeep={onLeave} />}
    </div>
  )
}

interface QuestionProps {
  readonly tag: string
  readonly onMerge: () => void
  readonly onKeep: () => void
}

function Question({ tag, onMerge, onKeep }: QuestionProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.asking} role="alert">
      <span>{t('tags.taken', { tag })}</span>
      <ActionButton action="tag.merge" look="main" ref={focusButton} onPress={onMerge} />
      <ActionButton action="tag.keep" onPress={onKeep} />
    </div>
  )
}

const focusButton = (button: HTMLButtonElement | null) => button?.focus()
