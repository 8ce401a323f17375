import { ChevronDown, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './notebook-row.module.css'

/** What a group is called. */
export interface GroupName {
  readonly name: string
  /** BCP 47 tag of the name, if it is not the interface's language. */
  readonly language?: string | undefined
}

interface GroupRowProps extends GroupName {
  readonly rowKey: string
  readonly count: number
  readonly isClosed: boolean
  readonly isSelected: boolean
  readonly place: number
  readonly of: number
  readonly isStop: boolean
}

/** The heading of a group, which hides or shows its marks. */
export function GroupRow(props: GroupRowProps) {
  const { rowKey, name, language, count, isClosed, isSelected, place, of, isStop } = props
  const { t } = useTranslation()
  return (
    <div
      role="treeitem"
      aria-level={1}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={!isClosed}
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      className={styles.group}
      data-action="notebook.group"
      data-row={rowKey}
    >
      {isClosed ? <ChevronRight size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
      <span lang={language} dir="auto">
        {name}
      </span>
      <span className={styles.size}>{t('notebook.number', { count })}</span>
    </div>
  )
}
