import { longestTag } from '#domain/tags'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLimited } from '../hooks/use-limited.ts'
import { LimitSaid } from '../parts/limit-said.tsx'
import { useServices } from '../services.ts'
import { partedTags, suggestedTags } from './tag-suggestions.ts'
import styles from './tags.module.css'

interface TagFieldProps {
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  /** The tags there are: they are not offered. */
  readonly given: readonly string[]
  readonly onAdd: (tags: readonly string[]) => void
  /** Takes the last tag away and answers it, to be typed anew; null if there is none. */
  readonly onTakeLast: () => string | null
  /** The reader has finished, and the keyboard should go where it was. */
  readonly onDone: () => void
}

/**
 * Where a tag is typed, with those in use on offer. Enter or a comma adds it; what is typed when
 * the keyboard goes elsewhere is added too. While an input method is composing, every key is its own.
 */
export function TagField({ label, language, given, onAdd, onTakeLast, onDone }: TagFieldProps) {
  const { t } = useTranslation()
  const list = useId()
  const inUse = useTagsInUse()
  const input = useRef<HTMLInputElement>(null)
  const isLeft = useRef(false)
  const [typed, setTyped] = useState('')
  const { isCut, limitedAll } = useLimited(longestTag)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const options = suggestedTags(inUse, given, typed)
  const isShown = isOpen && options.length > 0
  const chosen = isShown && active !== null ? options[active] : undefined

  useEffect(() => input.current?.focus(), [])

  function take(text: string, isComposing: boolean) {
    setActive(null)
    setOpen(!isComposing)
    const { whole, rest } = isComposing ? { whole: [], rest: text } : partedTags(text)
    if (isComposing) return setTyped(rest)
    const kept = limitedAll([...whole, rest])
    setTyped(kept.at(-1) ?? '')
    if (whole.length > 0) onAdd(kept.slice(0, -1))
  }

  function add(tag: string) {
    take('', false)
    onAdd([tag])
  }

  function leave() {
    isLeft.current = true
    onDone()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { isComposing, keyCode, key, repeat } = event.nativeEvent
    if (isComposing || keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setOpen(true)
      setActive(isShown ? stepped(active, key === 'ArrowDown' ? 1 : -1, options.length) : null)
    } else if (key === 'Enter') {
      if (chosen !== undefined) add(chosen)
      else if (typed.trim() !== '') add(typed)
      else leave()
    } else if (key === 'Escape') {
      if (isShown) setOpen(false)
      else leave()
    } else if (key === 'Backspace' && typed === '' && given.length > 0) {
      // A held key that has emptied the field must not eat into the tags.
      if (!repeat) setTyped(onTakeLast() ?? '')
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

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
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={({ currentTarget }) => {
          setOpen(false)
          // The window has gone to the back, and the field still has the keyboard in it.
          if (document.activeElement === currentTarget) return
          if (!isLeft.current && typed.trim() !== '') add(typed)
        }}
      />
      <LimitSaid isCut={isCut} limit={longestTag} />
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
    </span>
  )
}

/** One further along; from none to the first or the last, and over either end to none. */
function stepped(at: number | null, step: 1 | -1, count: number): number | null {
  const from = at ?? (step === 1 ? -1 : count)
  const to = from + step
  return to >= 0 && to < count ? to : null
}

/** Most used first; empty until it is known. */
function useTagsInUse(): readonly string[] {
  const { marking } = useServices()
  const [tags, setTags] = useState<readonly string[]>([])
  useEffect(() => {
    let left = false
    void marking.tagsInUse().then(found => !left && setTags(found))
    return () => {
      left = true
    }
  }, [marking])
  return tags
}
