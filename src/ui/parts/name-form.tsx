import type { ActionName } from '#domain/actions'
import { useState } from 'react'

interface NameFormProps {
  readonly className: string | undefined
  /** What the name is of, in the field while it is empty. */
  readonly label: string
  readonly initial?: string
  /** The most characters, in UTF-16 code units. */
  readonly longest: number
  readonly action: ActionName
  readonly actionLabel: string
  /** Receives the name without spaces around it. It is never empty. */
  readonly onName: (name: string) => void
  readonly onCancel: () => void
}

/** A field for a name, with a button that takes it. Enter takes it too, and Escape cancels. */
export function NameForm(props: NameFormProps) {
  const { className, label, initial = '', longest, action, actionLabel, onName, onCancel } = props
  const [name, setName] = useState(initial)
  const trimmed = name.trim()
  return (
    <form
      className={className}
      onSubmit={event => {
        event.preventDefault()
        if (trimmed !== '') onName(trimmed)
      }}
    >
      <input
        type="text"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has asked for the field
        autoFocus
        aria-label={label}
        placeholder={label}
        maxLength={longest}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        onKeyDown={event => {
          const { isComposing, keyCode } = event.nativeEvent
          if (event.key !== 'Escape' || isComposing || keyCode === 229) return
          event.preventDefault()
          event.stopPropagation()
          onCancel()
        }}
      />
      <button type="submit" data-action={action} disabled={trimmed === ''}>
        {actionLabel}
      </button>
    </form>
  )
}
