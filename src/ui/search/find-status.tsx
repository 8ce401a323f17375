import { countOf } from '#domain/search/search-results'
import type { Speech } from '#i18n/speech'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import styles from './find-panel.module.css'
import type { Find } from './use-find.ts'

/** The result of the search in words. Screen readers say it when it changes. */
export function FindStatus({ find, groups }: { readonly find: Find; readonly groups: number }) {
  const { t } = useTranslation()
  const sentence = useFaultSentence()
  const { findings, isFresh, mode } = find
  const count = countOf(find.found)
  const isWhole = findings?.ok ? findings.loading.isWhole : true
  const words = outcome(find, groups, t)
  const [shown, setShown] = useState(words)
  // While new words are searched, the result of the words before stays and is not counted again.
  if (shown !== words && (isFresh || findings === null)) setShown(words)
  const faults = findings?.ok && isWhole ? findings.loading.faults : []
  return (
    <div className={styles.status}>
      <p role="status">{shown}</p>
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

/** Words for the result of the search; '' while it is not known. */
function outcome(
  { findings, found, at, sought, mode }: Find,
  groups: number,
  t: Speech['t'],
): string {
  if (!findings) return ''
  if (!findings.ok) return findings.why === 'empty' ? '' : t(`find.refused.${findings.why}`)
  if (!findings.loading.isWhole) return ''
  const count = countOf(found)
  if (count > 0)
    return t('find.withCount', {
      found: at >= 0 ? t('find.at', { place: at + 1, count }) : t('find.hits', { count }),
      within: t('find.chapters', { count: groups }),
    })
  const isNowhere = mode === 'find' && sought.places.length === 0
  return isNowhere ? t('find.nowhere') : t('find.none', { words: sought.asked.words })
}
