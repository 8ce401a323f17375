import type { Licence } from '#services/outside'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useServices } from '../services.ts'
import styles from './about-dialog.module.css'

/** The program's own icon, as it is in the system's lists of programs. */
const icon = new URL('../../../resources/icons/icon.svg', import.meta.url).href

/** The version of the program, its folders, and the licences of the packages in it. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { outside, app } = useServices()
  const licencesId = useId()
  const [licences, setLicences] = useState<readonly Licence[] | null>(null)
  useEffect(() => {
    void outside.licences().then(setLicences)
  }, [outside])
  return (
    <DialogFrame title={t('about.heading')} onClose={onClose}>
      <div className={styles.about}>
        <header className={styles.head}>
          <img src={icon} width={72} height={72} alt="" />
          <p className={styles.tagline}>{t('app.tagline')}</p>
        </header>
        <p>{t('about.version', { version: app.version })}</p>
        <p className={styles.muted}>
          {t('about.engine', { electron: app.electron, chromium: app.chromium })}
        </p>
        <p>{t('about.kept')}</p>
        <p>
          {t('about.logs')} <code className={styles.folder}>{app.logs}</code>
        </p>
        <h3 id={licencesId}>{t('about.licences')}</h3>
        {licences ? (
          <ul aria-labelledby={licencesId}>
            {licences.map(licence => (
              <li key={`${licence.name} ${licence.version}`}>
                <LicenceEntry licence={licence} />
              </li>
            ))}
          </ul>
        ) : (
          <p role="status">{t('about.licencesLoading')}</p>
        )}
      </div>
    </DialogFrame>
  )
}

function LicenceEntry({ licence }: { readonly licence: Licence }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {licence.name} {licence.version} <span className={styles.muted}>{licence.licence}</span>
      </summary>
      {open && (
        <pre className={styles.text} lang="en">
          {licence.text}
        </pre>
      )}
    </details>
  )
}
