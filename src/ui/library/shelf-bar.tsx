import { shelfOrders, type ShelfOrder } from '#domain/settings'
import { LayoutGrid, List } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import { shelfFilters, type ShelfFilter } from './shelf-order.ts'
import styles from './shelf-bar.module.css'

interface ShelfBarProps {
  readonly sought: string
  readonly filter: ShelfFilter
  /** How many books are shown, of how many. */
  readonly shown: number
  readonly total: number
  readonly onSeek: (sought: string) => void
  readonly onFilter: (filter: ShelfFilter) => void
}

/** Which books are shown, in what order, and whether as a list or as covers. */
export function ShelfBar({ sought, filter, shown, total, onSeek, onFilter }: ShelfBarProps) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const { shelfOrder, shelfView } = useLive(preferences.settings)
  const id = useId()
  return (
    <div className={styles.bar} role="search" aria-label={t('shelf.bar')}>
      <input
        type="search"
        className={styles.sought}
        {...useComposed(sought, onSeek)}
        placeholder={t('shelf.sought')}
        aria-label={t('shelf.sought')}
      />
      <label htmlFor={`${id}-filter`}>{t('shelf.show')}</label>
      <select
        id={`${id}-filter`}
        value={filter}
        onChange={({ target }) => {
          const chosen = shelfFilters.find(name => name === target.value)
          if (chosen) onFilter(chosen)
        }}
      >
        {shelfFilters.map(name => (
          <option key={name} value={name}>
            {t(`shelf.filters.${name}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-order`}>{t('shelf.order')}</label>
      <select
        id={`${id}-order`}
        value={shelfOrder}
        onChange={({ target }) => {
          const chosen = shelfOrders.find((name): name is ShelfOrder => name === target.value)
          if (chosen) preferences.change({ shelfOrder: chosen })
        }}
      >
        {shelfOrders.map(name => (
          <option key={name} value={name}>
            {t(`shelf.orders.${name}`)}
          </option>
        ))}
      </select>
      <ActionButton
        action="shelf.list"
        icon={<List size={18} aria-hidden />}
        pressed={shelfView === 'list'}
        onPress={() => preferences.change({ shelfView: 'list' })}
      />
      <ActionButton
        action="shelf.covers"
        icon={<LayoutGrid size={18} aria-hidden />}
        pressed={shelfView === 'covers'}
        onPress={() => preferences.change({ shelfView: 'covers' })}
      />
      <span className={styles.count} role="status">
        {shown < total && t('shelf.shown', { count: shown, total })}
      </span>
    </div>
  )
}
