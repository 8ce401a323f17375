import type { Category } from '#domain/annotation'
import { toggled } from '#domain/notebook/filter'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../../hooks/use-composed.ts'
import { useNamed } from '../../hooks/use-named.ts'
import { FacetButton } from './facet.tsx'
import styles from './facet.module.css'

/** One value of a facet. */
export interface FacetOption {
  readonly value: string
  readonly name: string
  /** BCP 47 tag of the name, if it is not the interface's language. */
  readonly language?: string | undefined
  /** How marks of a category look. */
  readonly look?: Pick<Category, 'colour' | 'shape'> | undefined
}

interface ChoiceFacetProps {
  readonly label: string
  readonly options: readonly FacetOption[]
  readonly chosen: readonly string[]
  /** How many marks each value would show. */
  readonly counts: ReadonlyMap<string, number>
  readonly onChoose: (values: readonly string[]) => void
}

/** With more options than this, a field finds one by its name. */
const fewOptions = 10
/** How many options are listed. The field finds the others. */
const mostListed = 100

/** A filter by values, each with a box to tick. Lists those that a mark has, and chosen ones. */
export function ChoiceFacet({ label, options, chosen, counts, onChoose }: ChoiceFacetProps) {
  const offered = useMemo(
    () => options.filter(({ value }) => counts.has(value) || chosen.includes(value)),
    [options, counts, chosen],
  )
  return (
    <FacetButton label={label} chosen={chosen.length}>
      <Options
        label={label}
        options={offered}
        chosen={chosen}
        counts={counts}
        onChoose={onChoose}
      />
    </FacetButton>
  )
}

function Options({ label, options, chosen, counts, onChoose }: ChoiceFacetProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const composed = useComposed(words, setWords)
  const names = useMemo(() => options.map(({ name }) => name), [options])
  const isNamed = useNamed(names, words)
  const found = options.filter((_, n) => isNamed(n))
  const listed = found.slice(0, mostListed)
  return (
    <>
      {options.length === 0 && <p className={styles.none}>{t('notebook.noValues')}</p>}
      {options.length > fewOptions && (
        <input
          type="search"
          className={styles.seek}
          aria-label={t('notebook.seekIn', { label })}
          placeholder={t('notebook.seekIn', { label })}
          {...composed}
        />
      )}
      <div className={styles.options}>
        {listed.map(({ value, name, language, look }) => (
          <label key={value} className={styles.option}>
            <input
              type="checkbox"
              data-value={value}
              checked={chosen.includes(value)}
              onChange={() => onChoose(toggled(chosen, value))}
            />
            <span
              lang={language}
              dir="auto"
              data-mark-colour={look?.colour}
              data-mark-shape={look?.shape}
            >
              {name}
            </span>
            <span className={styles.count}>
              {t('notebook.number', { count: counts.get(value) ?? 0 })}
            </span>
          </label>
        ))}
      </div>
      {found.length > listed.length && (
        <p className={styles.none}>
          {t('notebook.moreValues', { count: found.length - listed.length })}
        </p>
      )}
      {chosen.length > 0 && (
        <button type="button" data-action="notebook.any" onClick={() => onChoose([])}>
          {t('actions.notebook.any')}
        </button>
      )}
    </>
  )
}
