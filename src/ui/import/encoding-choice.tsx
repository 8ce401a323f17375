import {
  textEncodings,
  type ImportChoices,
  type ImportFindings,
  type TextEncodingName,
} from '#services/outside'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './import-dialog.module.css'

interface EncodingChoiceProps {
  readonly found: NonNullable<ImportFindings['encoding']>
  readonly choices: ImportChoices
  readonly onChange: (choices: ImportChoices) => void
}

const isEncoding = (value: string): value is TextEncodingName =>
  textEncodings.some(name => name === value)

/**
 * The encoding in which the file is read; those that fit come first. One that cannot decode every
 * byte is used only if the reader wants that.
 */
export function EncodingChoice({ found, choices, onChange }: EncodingChoiceProps) {
  const { t } = useTranslation()
  const id = useId()
  const fitting = found.possible.filter(({ whole }) => whole).map(({ encoding }) => encoding)
  const others = textEncodings.filter(name => !fitting.includes(name))
  const used = choices.encoding ?? found.used ?? ''
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('import.encoding')}</label>
      <select
        id={id}
        value={used}
        onChange={({ target: { value } }) => isEncoding(value) && onChange({ encoding: value })}
      >
        {used === '' && <option value="">{t('import.encodingUnknown')}</option>}
        {fitting.map(name => (
          <option key={name} value={name}>
            {t(`import.encodings.${name}`)}
          </option>
        ))}
        {others.length > 0 && (
          <optgroup label={t('import.encodingOthers')}>
            {others.map(name => (
              <option key={name} value={name}>
                {t(`import.encodings.${name}`)}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      {(choices.lossy === true || (choices.encoding !== undefined && found.used === null)) && (
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={choices.lossy === true}
            onChange={({ target }) => onChange({ lossy: target.checked })}
          />
          {t('import.lossy')}
        </label>
      )}
      {found.replaced && (
        <p className={styles.hint} role="status">
          {t('import.replaced', { count: found.replaced.count, line: found.replaced.line })}
        </p>
      )}
    </div>
  )
}
