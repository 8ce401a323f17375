import { useId } from 'react'
import styles from './settings-dialog.module.css'

interface SizeSliderProps {
  readonly label: string
  readonly value: number
  readonly range: { readonly min: number; readonly max: number; readonly step: number }
  /** The value in words. */
  readonly words: string
  readonly onChange: (value: number) => void
}

/** A slider for a size within a range. */
export function SizeSlider({ label, value, range, words, onChange }: SizeSliderProps) {
  const id = useId()
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.slider}>
        <input
          id={id}
          type="range"
          {...range}
          value={value}
          aria-valuetext={words}
          onChange={event => onChange(Number(event.currentTarget.value))}
        />
        <output htmlFor={id}>{words}</output>
      </div>
    </div>
  )
}
