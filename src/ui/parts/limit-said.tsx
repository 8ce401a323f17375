import { useTranslation } from 'react-i18next'
import styles from './limit-said.module.css'

interface LimitSaidProps {
  readonly isCut: boolean
  /** In characters. */
  readonly limit: number
}

/** Says under a field that the text was cut at its limit. */
export function LimitSaid({ isCut, limit }: LimitSaidProps) {
  const { t } = useTranslation()
  return (
    <span role="status" className={styles.said}>
      {isCut && t('fields.cut', { limit })}
    </span>
  )
}
