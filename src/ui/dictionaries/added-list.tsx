import { useTranslation } from 'react-i18next'
import type { Speech } from '#i18n/speech'
import { faultSentence } from '../saving/fault-sentence.ts'
import styles from './dictionaries.module.css'
import type { Added } from './use-adding.ts'

/** What became of each file that the reader added: what was read, and what was left out and why. */
export function AddedList({ added }: { readonly added: readonly Added[] }) {
  const { t } = useTranslation()
  return (
    <div role="status" className={styles.added}>
      {added.map((one, i) => (
        <div key={added.length - i} data-added={one.ok}>
          <p>{one.ok ? addedSentence(t, one) : refusedSentence(t, one)}</p>
          {one.ok && <LeftOut added={one} />}
        </div>
      ))}
    </div>
  )
}

function LeftOut({ added: { report } }: { readonly added: Added & { readonly ok: true } }) {
  const { t, i18n } = useTranslation()
  const list = new Intl.ListFormat(i18n.language)
  const { leftOut, shortened, media } = report
  if (leftOut.length + shortened + media === 0) return null
  return (
    <ul>
      {leftOut.map(({ why, count, places }) => (
        <li key={why}>
          {t('faults.both', {
            first: t(`dictionaries.leftOut.${why}`, { count }),
            second: t('dictionaries.places', {
              places: list.format(places.map(place => t('dictionaries.place', { place }))),
            }),
          })}
        </li>
      ))}
      {shortened > 0 && <li>{t('dictionaries.shortened', { count: shortened })}</li>}
      {media > 0 && <li>{t('dictionaries.media', { count: media })}</li>}
    </ul>
  )
}

const addedSentence = (t: Speech['t'], { report }: Added & { readonly ok: true }): string =>
  t('dictionaries.added', { name: report.title, count: report.entries })

function refusedSentence(t: Speech['t'], { file, why }: Added & { readonly ok: false }): string {
  if (why === 'unexpected') return t('faults.unexpected')
  if ('code' in why) return faultSentence(t, why)
  return t(`dictionaries.faults.${why.fault}`, { file, what: why.what })
}
