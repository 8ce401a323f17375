import { countOf } from '#domain/search/found'
import { useTranslation } from 'react-i18next'
import { useFaultSentence } from '../parts/use-fault-sentence.ts'
import styles from './find-panel.module.css'
import type { Find } from './use-find.ts'

/** What came of the search, in words; screen readers are told of it as it changes. */
export function FindStatus({ find, groups }: { readonly find: Find; readonly groups: number }) {
  const { t } = useTranslation()
  const sentence = useFaultSentence()
  const { findings, found, at, sought, mode } = find
  const isNowhere = mode === 'find' && sought.places.length === 0
  const count = countOf(found)
  const isWhole = findings?.ok ? findings.loading.isWhole : true
  const faults = findings?.ok && isWhole ? findings.loading.faults : []
  return (
    <div className={styles.status}>
      <p role="status">
        {findings && !findings.ok && findings.why !== 'empty' && t(`find.refused.${findings.why}`)}
        {findings?.ok &&
          isWhole &&
          count === 0 &&
          (isNowhere ? t('find.nowhere') : t('find.none', { words: sought.asked.words }))}
        {findings?.ok &&
          isWhole &&
          count > 0 &&
          t('find.withCount', {
            found: at >= 0 ? t('find.at', { place: at + 1, count }) : t('find.hits', { count }),
            within: t('find.chapters', { count: groups }),
          })}
      </p>
      {/* No live region: what counts is what came of it. */}
      {findings?.ok && !isWhole && <p>{t('find.searching', { count })}</p>}
      {findings === null && (
        <p className={styles.hint}>{t(mode === 'replace' ? 'find.emptyReplace' : 'find.empty')}</p>
      )}
      {faults.map(fault => (
        <p key={`${fault.code} ${fault.file} ${fault.place}`} role="alert">
          {sentence(fault)}
        </p>
      ))}
    </div>
  )
}
