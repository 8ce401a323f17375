import { targetOfTyped } from '#domain/notes/link-target'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../parts/action-button.tsx'
import styles from './note-toolbar.module.css'

interface LinkFieldProps {
  /** The target of the link at the caret; null if no link is there. */
  readonly target: string | null
  /** `null` takes the link away. */
  readonly onLink: (target: string | null) => void
  /** Called when the reader leaves everything as it was. */
  readonly onCancel: () => void
}

/** The field in which the reader gives words of a note an address. */
export function LinkField({ target, onLink, onCancel }: LinkFieldProps) {
  const { t } = useTranslation()
  const refused = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(target ?? '')
  const [isRefused, setRefused] = useState(false)
  useEffect(() => input.current?.select(), [])

  function finish() {
    const read = typed.trim() === '' ? null : targetOfTyped(typed)
    if (read === null && typed.trim() !== '') {
      setRefused(true)
      input.current?.focus()
    } else if (read === null && target === null) onCancel()
    else onLink(read)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of its parts
    <div
      role="group"
      aria-label={t('actions.format.link')}
      className={styles.link}
      onKeyDown={event => {
        const { isComposing, keyCode } = event.nativeEvent
        if (isComposing || keyCode === 229) return
        if (event.key === 'Escape') onCancel()
        else if (event.key === 'Enter' && event.target === input.current) finish()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <input
        ref={input}
        type="text"
        inputMode="url"
        className={styles.address}
        aria-label={t('notes.address')}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? refused : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setRefused(false)
        }}
      />
      <ActionButton action="link.set" onPress={finish} />
      {target !== null && <ActionButton action="link.remove" onPress={() => onLink(null)} />}
      {isRefused && (
        <p id={refused} role="alert" className={styles.refused}>
          {t('notes.addressRefused')}
        </p>
      )}
    </div>
  )
}
