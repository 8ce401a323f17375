import { engineAge } from '#services/engine-age'
import type { Build, Licence } from '#services/outside'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { saidTime } from '../parts/said-time.ts'
import { useServices } from '../services.ts'
import styles from './about-dialog.module.css'

/** The program's own icon, as it is in the system's lists of programs. */
const icon = new URL('../../../resources/icons/icon.svg', import.meta.url).href

/**
 * The version of the program and what it was built from, its age, how to update it, its folders,
 * and the licences of the packages in it.
 */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { outside, app } = useServices()
  const licencesId = useId()
  const [licences, setLicences] = useState<readonly Licence[] | null>(null)
  const [build, setBuild] = useState<Build | null>()
  useEffect(() => {
    void outside.readBuild().then(setBuild)
    void outside.licences().then(setLicences)
  }, [outside])
  return (
    <DialogFrame title={t('about.heading')} onClose={onClose}>
      <div className={styles.about}>
        <header className={styles.head}>
          <img src={icon} width={72} height={72} alt="" />
          <p className={styles.tagline}>{t('app.tagline')}</p>
        </header>
        <div>
          <p>{t('about.version', { version: app.version })}</p>
          {build !== undefined && <BuildLines build={build} />}
        </div>
        <div className={styles.muted}>
          <p>{t('about.engine', { electron: app.electron, chromium: app.chromium })}</p>
          <EngineAgeLine electron={app.electron} />
        </div>
        <p>{t('about.kept')}</p>
        <p>
          {t('about.logs')} <code className={styles.folder}>{app.logs}</code>
        </p>
        {build !== undefined && (
          <>
            <h3>{t('about.updating')}</h3>
            <p>{t(build === null ? 'about.updateCheckout' : 'about.updatePackage')}</p>
          </>
        )}
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

/** What the program was built from; `null` for a program that runs from a checkout. */
function BuildLines({ build }: { readonly build: Build | null }) {
  const { t, i18n } = useTranslation()
  if (build === null) return <p className={styles.muted}>{t('about.checkout')}</p>
  const day = saidTime(t, i18n.language, Date.parse(build.day), 'utcDay')
  return (
    <>
      <p className={styles.muted}>
        {build.commit === ''
          ? t('about.buildOnly', { day })
          : t('about.build', { day, commit: build.commit })}
      </p>
      {build.isTrial && <p className={styles.trial}>{t('about.trial')}</p>}
    </>
  )
}

/** The age of the engine, by the calendar: nothing is asked of a server. */
function EngineAgeLine({ electron }: { readonly electron: string }) {
  const { t, i18n } = useTranslation()
  const [now] = useState(Date.now)
  const { since, isSupported } = engineAge(electron, now)
  const month = saidTime(t, i18n.language, since, 'month')
  return <p>{t(isSupported ? 'about.engineSupported' : 'about.engineOld', { since: month })}</p>
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
