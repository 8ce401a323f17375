import { shelfOrders } from '#domain/settings'
import { LayoutGrid, List } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { Choice } from '../parts/choice.tsx'
import { useServices } from '../services.ts'
import { shelfFilters, type ShelfFilter } from './shelf-order.ts'
import styles from './shelf-bar.module.css'

interface ShelfBarProps {
  readonly sought: string
  readonly filter: ShelfFilter
  /** How many books are shown, and how many there are. */
  readonly shown: number
  readonly total: number
  readonly onSeek: (sought: string) => void
  readonly onFilter: (filter: ShelfFilter) => void
}

/** Chooses which books are shown, in what order, and whether as a list or as covers. */
export function ShelfBar({ sought, filter, shown, total, onSeek, onFilter }: ShelfBarProps) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const { shelfOrder, shelfView } = useLive(preferences.settings)
  return (
    <div className={styles.bar} role="search" aria-label={t('shelf.bar')}>
      <input
        type="search"
        className={styles.sought}
        {...useComposed(sought, onSeek)}
        placeholder={t('shelf.sought')}
        aria-label={t('shelf.sought')}
      />
      <Choice
        label={t('shelf.show')}
        names={shelfFilters}
        value={filter}
        words={name => t(`shelf.filters.${name}`)}
        onChange={onFilter}
      />
      <Choice
        label={t('shelf.order')}
        names={shelfOrders}
        value={shelfOrder}
        words={name => t(`shelf.orders.${name}`)}
        onChange={order => preferences.change({ shelfOrder: order })}
      />
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
