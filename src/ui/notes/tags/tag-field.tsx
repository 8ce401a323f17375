import { longestTag } from '#domain/tags'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LimitSaid } from '../../parts/limit-said.tsx'
import styles from './tags.module.css'
import { useTagField, type TagFieldTools } from './use-tag-field.ts'

interface TagFieldProps extends TagFieldTools {
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
}

/**
 * A combobox in which the reader types a tag, with suggestions from the tags in use. Enter or a
 * comma adds the tag, and so does moving the focus elsewhere. While an input method is composing,
 * it gets every key. A library's combobox (react-aria) takes some of them, so this one is our own.
 */
export function TagField({ label, language, ...tools }: TagFieldProps) {
  const { t } = useTranslation()
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const field = useTagField(tools)
  const { typed, isShown, active, chosen, setOpen, take } = field
  useEffect(() => input.current?.focus(), [])
  return (
    <span className={styles.place}>
      <input
        ref={input}
        type="text"
        role="combobox"
        className={styles.input}
        data-tag-field=""
        lang={language}
        dir="auto"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={list}
        aria-activedescendant={chosen === undefined ? undefined : `${list}-${active}`}
        placeholder={t('tags.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ currentTarget, nativeEvent }) =>
          take(currentTarget.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
        }
        onCompositionEnd={({ currentTarget }) => take(currentTarget.value, false)}
        onKeyDown={field.onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={({ currentTarget }) => {
          // When only the window lost the focus, the field is still the active element.
          if (document.activeElement === currentTarget) setOpen(false)
          else field.blur()
        }}
      />
      <LimitSaid isCut={field.isCut} limit={longestTag} />
      <TagOptions list={list} language={language} field={field} />
    </span>
  )
}

interface TagOptionsProps {
  /** The id of the list, with which those of the options begin. */
  readonly list: string
  readonly language: string
  readonly field: Pick<ReturnType<typeof useTagField>, 'options' | 'isShown' | 'active' | 'add'>
}

function TagOptions({ list, language, field }: TagOptionsProps) {
  const { t } = useTranslation()
  const { options, isShown, active, add } = field
  return (
    <div
      id={list}
      role="listbox"
      tabIndex={-1}
      className={styles.options}
      aria-label={t('tags.inUse')}
      ref={element => {
        element?.togglePopover(isShown)
      }}
      popover="manual"
      // A press on the list leaves the keyboard in the field.
      onMouseDown={event => event.preventDefault()}
    >
      {isShown &&
        options.map((tag, i) => (
          <div
            key={tag}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={styles.option}
            lang={language}
            dir="auto"
            onMouseDown={() => add(tag)}
          >
            {tag}
          </div>
        ))}
    </div>
  )
}
