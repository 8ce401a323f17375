import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import type { TagRow } from './tag-rows.ts'
import styles from './tags-dialog.module.css'
import type { TagsChanged } from './use-library-tags.ts'

interface TagFootProps {
  /** The tags that the reader has ticked. */
  readonly chosen: readonly TagRow[]
  readonly changed: TagsChanged | null
  readonly onMerge: (from: readonly string[], to: string) => void
  readonly onUndo: () => void
}

/** What the last change did, with Undo, and the merging of the ticked tags. */
export function TagFoot({ chosen, changed, onMerge, onUndo }: TagFootProps) {
  const { t } = useTranslation()
  const id = useId()
  const said = useSaid(changed)
  const [most] = chosen.toSorted((a, b) => b.all - a.all)
  const [wanted, setWanted] = useState<string | null>(null)
  const to = chosen.find(({ key }) => key === wanted) ?? most
  return (
    <div className={styles.foot}>
      <p role="status" className={styles.said}>
        {said}
        {changed?.how === 'done' && <ActionButton action="tag.undo" onPress={onUndo} />}
      </p>
      {to && chosen.length > 1 ? (
        <div className={styles.merge}>
          <label htmlFor={id}>{t('tags.mergeInto', { count: chosen.length })}</label>
          <select
            id={id}
            value={to.key}
            onChange={({ currentTarget }) => setWanted(currentTarget.value)}
          >
            {chosen.map(({ key, tag }) => (
              <option key={key} value={key}>
                {tag}
              </option>
            ))}
          </select>
          <ActionButton
            action="tag.merge"
            look="main"
            onPress={() =>
              onMerge(
                chosen.filter(one => one !== to).map(({ tag }) => tag),
                to.tag,
              )
            }
          />
        </div>
      ) : (
        <p className={styles.hint}>{t('tags.mergeHint')}</p>
      )}
    </div>
  )
}

/** What the last change did, in words. */
function useSaid(changed: TagsChanged | null): string {
  const { t } = useTranslation()
  switch (changed?.how) {
    case undefined:
      return ''
    case 'done':
      return t('tags.changed', { count: changed.count })
    case 'undone':
      return t('tags.undone')
    case 'tooLong':
      return t('tags.tooLong')
    case 'failed':
      return t('faults.unexpected')
  }
}
