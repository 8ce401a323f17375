import {
  filledReference,
  longestReferenceForm,
  referenceFields,
  usualReferenceForm,
} from '#domain/text/reference'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import styles from './reference-form.module.css'
import rows from './settings-dialog.module.css'

/** The form in which a passage is copied with its reference, and how a sample looks in it. */
export function ReferenceForm() {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const { referenceForm } = useLive(preferences.settings)
  const [field, hint] = [useId(), useId()]
  const change = (form: string) => preferences.change({ referenceForm: form })
  const composed = useComposed(referenceForm, change)
  return (
    <div className={`${rows.row} ${styles.row}`}>
      <label htmlFor={field} className={rows.label}>
        {t('settings.referenceForm')}
      </label>
      <div className={styles.form}>
        <textarea
          id={field}
          className={styles.field}
          rows={4}
          spellCheck={false}
          dir="auto"
          maxLength={longestReferenceForm}
          aria-describedby={hint}
          {...composed}
        />
        <p id={hint} className={styles.hint}>
          {t('settings.referenceHint', {
            fields: referenceFields.map(name => `{${name}}`).join(' '),
          })}
        </p>
        <output htmlFor={field} className={styles.sample} dir="auto">
          {filledReference(referenceForm, name => t(`settings.referenceSample.${name}`))}
        </output>
        {referenceForm !== usualReferenceForm && (
          <button
            type="button"
            data-action="reference.reset"
            className={styles.reset}
            onClick={() => change(usualReferenceForm)}
          >
            {t('settings.referenceReset')}
          </button>
        )}
      </div>
    </div>
  )
}
