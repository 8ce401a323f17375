import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../parts/action-button.tsx'
import dialog from '../import-dialog.module.css'
import styles from './lines.module.css'
import type { TaughtOffering } from './use-teaching.ts'

interface TaughtOfferProps {
  readonly offer: TaughtOffering
  readonly onUse: () => void
  readonly onForget: () => void
}

/** Offers what was taught on another file whose lines were like these. */
export function TaughtOffer({ offer, onUse, onForget }: TaughtOfferProps) {
  const { t } = useTranslation()
  const { count, among, taught } = offer
  const { file, rules } = taught
  const patterns = rules.map(({ pattern }) => pattern)
  return (
    <section className={styles.offer} aria-label={t('import.taught.offered')}>
      <ActionButton action="taught.use" label={t('import.taught.use', { file })} onPress={onUse} />
      <ActionButton
        action="taught.forget"
        name={t('import.taught.forget', { file })}
        onPress={onForget}
      />
      <p className={dialog.hint}>
        {among === null
          ? t('import.taught.would', { count, patterns })
          : t('import.taught.wouldAmong', { count, among, patterns })}
      </p>
    </section>
  )
}
