import { useId } from 'react'
import styles from './settings-dialog.module.css'

interface SettingChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[]
  readonly hint?: string
  readonly onChange: (value: T) => void
}

/** Radio buttons for one of a few options. */
export function SettingChoice<T extends string>(props: SettingChoiceProps<T>) {
  const { label, value, options, hint, onChange } = props
  const name = useId()
  const described = useId()
  return (
    <fieldset className={styles.row} aria-describedby={hint && described}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.options}>
        {options.map(option => (
          <label key={option.value} lang={option.lang} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint && (
        <p id={described} className={styles.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}
