import { foldTag, tidyTag } from '#domain/tags'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WindowedList } from '../rows/windowed-list.tsx'
import { TagItem } from './tag-item.tsx'
import type { TagRow, TagUses } from './tag-rows.ts'
import styles from './tags-dialog.module.css'

interface TagTreeProps {
  readonly rows: readonly TagRow[]
  /** The tags that a renamed one may be merged with. */
  readonly known: TagUses
  /** The key of a row that must be rendered. */
  readonly needs: string | null
  /** BCP 47 tag of the tags. */
  readonly language: string
  readonly picked: ReadonlySet<string>
  readonly onPick: (key: string) => void
  /** Null if no book is open, and then no marks of it are counted. */
  readonly onShow: ((tag: string) => void) | null
  readonly onChange: (from: readonly string[], to: string | null) => void
}

/** In CSS pixels. */
const rowHeight = 36

/** The tags, each below what it is under. F2 renames a tag, and Delete deletes it. */
export function TagTree(props: TagTreeProps) {
  const { rows, known, needs, language, picked, onPick, onShow, onChange } = props
  const { t } = useTranslation()
  const [renamed, setRenamed] = useState<string | null>(null)
  const hasHere = onShow !== null

  return (
    <>
      <p className={styles.columns} aria-hidden>
        <span>{hasHere && t('tags.here')}</span>
        <span>{t('categories.allBooks')}</span>
      </p>
      <WindowedList
        items={rows}
        label={t('tags.heading')}
        keyOf={keyOf}
        nameOf={leafOf}
        needs={renamed ?? needs}
        rowHeight={rowHeight}
        className={styles.list}
        stop="[data-tag-row]"
        row={(row, at, isStop) => (
          <TagItem
            key={row.key}
            row={row}
            place={{ at, of: rows.length, isStop }}
            hasHere={hasHere}
            language={language}
            isPicked={picked.has(row.key)}
            isRenamed={renamed === row.key}
            isTaken={text => isOther(text, row.key, known)}
            onPick={() => onPick(row.key)}
            onPress={() => (onShow ? onShow(row.tag) : setRenamed(row.key))}
            onRenaming={isRenamed => setRenamed(isRenamed ? row.key : null)}
            onChange={to => onChange([row.tag], to)}
          />
        )}
      />
    </>
  )
}

const keyOf = ({ key }: TagRow): string => key
const leafOf = ({ leaf }: TagRow): string => leaf

/** Whether another tag has this name. */
function isOther(text: string, key: string, known: TagUses): boolean {
  const folded = foldTag(tidyTag(text) ?? '')
  return folded !== key && known.has(folded)
}
