import { isFaceName } from '#domain/settings'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import { isInstalled } from './installed-font.ts'
import styles from './settings-dialog.module.css'

interface FaceChoiceProps {
  readonly label: string
  /** One of the options, or the name of a font. */
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (face: string) => void
}

const otherFont = 'other'

/** Chooses one of the program's faces, or a font of the system by its name. */
export function FaceChoice({ label, value, options, onChange }: FaceChoiceProps) {
  const id = useId()
  const { t } = useTranslation()
  const isOwn = options.some(option => option.value === value)
  const [isNaming, setNaming] = useState(!isOwn)
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.face}>
        <select
          id={id}
          value={isNaming ? otherFont : value}
          onChange={({ currentTarget }) => {
            setNaming(currentTarget.value === otherFont)
            if (currentTarget.value !== otherFont) onChange(currentTarget.value)
          }}
        >
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
          <option value={otherFont}>{t('settings.otherFace')}</option>
        </select>
        {isNaming && (
          <FaceName
            label={t('settings.faceName', { what: label })}
            initial={isOwn ? '' : value}
            onChange={onChange}
          />
        )}
      </div>
    </div>
  )
}

interface FaceNameProps {
  readonly label: string
  readonly initial: string
  readonly onChange: (face: string) => void
}

/** A field for the name of a font. It reports only names of fonts that are there. */
function FaceName({ label, initial, onChange }: FaceNameProps) {
  const fault = useId()
  const { t } = useTranslation()
  const [name, setName] = useState(initial)
  const isThere = (written: string) => isFaceName(written) && isInstalled(written)
  const composed = useComposed(name, written => {
    setName(written)
    if (isThere(written.trim())) onChange(written.trim())
  })
  const isMissing = name.trim() !== '' && !isThere(name.trim())
  return (
    <>
      <input
        type="text"
        aria-label={label}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? fault : undefined}
        autoComplete="off"
        spellCheck={false}
        {...composed}
      />
      {isMissing && (
        <p id={fault} role="status" className={styles.fault}>
          {t('settings.faceMissing')}
        </p>
      )}
    </>
  )
}
