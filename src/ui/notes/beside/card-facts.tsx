import type { Annotation, Category } from '#domain/annotation'
import { stateOf, stateSign } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import { useTranslation } from 'react-i18next'
import { saidTime } from '../../parts/said-time.ts'
import { useCategoryName } from '../use-category-name.ts'
import styles from './beside.module.css'

interface CardFactsProps {
  readonly annotation: Annotation
  readonly own: Category | undefined
}

/** What a card says of its mark: paragraph and side, kind, category and date. */
export function CardFacts({ annotation, own }: CardFactsProps) {
  const { t, i18n } = useTranslation()
  const nameOf = useCategoryName()
  const { side, index, scope, category, createdAt } = annotation
  const state = stateOf(annotation)
  const place =
    scope === 'book'
      ? t('wordless.book')
      : t(side === 'source' ? 'wordless.sign' : 'wordless.signTranslation', { number: index + 1 })
  const facts = [
    place,
    ...(state === null ? [] : [`${stateSign(annotation)} ${t(`kindStates.${state}`)}`]),
    nameOf(own ?? missingCategory(category)),
    saidTime(t, i18n.language, createdAt, 'day'),
  ]
  return <p className={styles.facts}>{facts.join(' · ')}</p>
}
