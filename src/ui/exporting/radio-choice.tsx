import { useId } from 'react'
import styles from './export-dialog.module.css'

interface RadioChoiceProps<N extends string> {
  readonly label: string
  readonly names: readonly N[]
  readonly value: N
  readonly words: (name: N) => string
  readonly onChange: (name: N) => void
}

/** One of a few names. */
export function RadioChoice<N extends string>(props: RadioChoiceProps<N>) {
  const { label, names, value, words, onChange } = props
  const group = useId()
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {names.map(name => (
        <label key={name}>
          <input
            type="radio"
            name={group}
            value={name}
            checked={name === value}
            onChange={() => onChange(name)}
          />
          {words(name)}
        </label>
      ))}
    </fieldset>
  )
}

interface TickChoiceProps<N extends string> {
  readonly label: string
  readonly names: readonly N[]
  /** The names that are not ticked. */
  readonly without: readonly N[]
  readonly words: (name: N) => string
  readonly onChange: (without: readonly N[]) => void
}

/** Any of a few names. */
export function TickChoice<N extends string>(props: TickChoiceProps<N>) {
  const { label, names, without, words, onChange } = props
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {names.map(name => (
        <label key={name}>
          <input
            type="checkbox"
            value={name}
            checked={!without.includes(name)}
            onChange={({ currentTarget }) =>
              onChange(
                currentTarget.checked
                  ? without.filter(other => other !== name)
                  : [...without, name],
              )
            }
          />
          {words(name)}
        </label>
      ))}
    </fieldset>
  )
}
