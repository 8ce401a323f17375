import { anyDay, type Days } from '#domain/notebook/filter'
import { useTranslation } from 'react-i18next'
import { FacetButton } from './facet.tsx'
import styles from './facet.module.css'

interface DaysFacetProps {
  readonly days: Days
  readonly onChange: (days: Days) => void
}

/** The filter by the day on which a mark was made or changed. */
export function DaysFacet({ days, onChange }: DaysFacetProps) {
  const { t } = useTranslation()
  const isChosen = days.from !== '' || days.to !== ''
  return (
    <FacetButton label={t('notebook.facets.days')} chosen={isChosen ? 1 : 0}>
      <div className={styles.days}>
        <select
          aria-label={t('notebook.facets.days')}
          value={days.of}
          onChange={({ currentTarget }) =>
            onChange({
              ...days,
              of: currentTarget.value === 'updatedAt' ? 'updatedAt' : 'createdAt',
            })
          }
        >
          <option value="createdAt">{t('notebook.made')}</option>
          <option value="updatedAt">{t('notebook.changed')}</option>
        </select>
        <label>
          <span>{t('notebook.from')}</span>
          <input
            type="date"
            value={days.from}
            onChange={({ currentTarget }) => onChange({ ...days, from: currentTarget.value })}
          />
        </label>
        <label>
          <span>{t('notebook.to')}</span>
          <input
            type="date"
            value={days.to}
            onChange={({ currentTarget }) => onChange({ ...days, to: currentTarget.value })}
          />
        </label>
      </div>
      {isChosen && (
        <button
          type="button"
          data-action="notebook.any"
          onClick={() => onChange({ ...anyDay, of: days.of })}
        >
          {t('actions.notebook.any')}
        </button>
      )}
    </FacetButton>
  )
}
