import { difference, type Change } from '#domain/text/difference'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import spoken from '../styles/spoken.module.css'
import styles from './difference-view.module.css'

interface DifferenceViewProps {
  readonly before: string
  readonly after: string
  /** BCP 47 tag of both texts. */
  readonly language: string
}

/**
 * Shows what was deleted from a text, struck out, and what was inserted, underlined. Screen readers
 * hear the same in words.
 */
export function DifferenceView({ before, after, language }: DifferenceViewProps) {
  const changes = useMemo(() => difference(before, after, language), [before, after, language])
  const placed = useMemo(() => withPlaces(changes), [changes])
  return (
    <p className={styles.text} lang={language} dir="auto">
      {placed.map(({ kind, text, at }) =>
        kind === 'same' ? text : <Changed key={at} kind={kind} text={text} />,
      )}
    </p>
  )
}

function Changed({ kind, text }: { readonly kind: 'removed' | 'added'; readonly text: string }) {
  const { t, i18n } = useTranslation()
  const Element = kind === 'removed' ? 'del' : 'ins'
  return (
    <>
      <span className={spoken.spoken} lang={i18n.language} dir="auto">
        {t(`difference.${kind}`)}
      </span>
      <Element>{text}</Element>
      <span className={spoken.spoken} lang={i18n.language} dir="auto">
        {t('difference.end')}
      </span>
    </>
  )
}

function withPlaces(changes: readonly Change[]) {
  let at = 0
  return changes.map(change => ({ ...change, at: (at += change.text.length) }))
}
