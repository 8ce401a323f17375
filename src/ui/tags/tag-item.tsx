import { tidyTag } from '#domain/tags'
import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useContextMenu } from '../menus/use-popup.ts'
import { RowButton } from '../rows/row-button.tsx'
import { RenameTag } from './rename-tag.tsx'
import type { TagRow } from './tag-rows.ts'
import styles from './tags-dialog.module.css'

interface TagItemProps {
  readonly row: TagRow
  /** `at` counts from 1. */
  readonly place: { readonly at: number; readonly of: number; readonly isStop: boolean }
  /** Whether a book is open, whose marks are counted too. */
  readonly hasHere: boolean
  /** BCP 47 tag of the tags. */
  readonly language: string
  readonly isPicked: boolean
  readonly isRenamed: boolean
  /** Whether another tag has that name. */
  readonly isTaken: (text: string) => boolean
  readonly onPick: () => void
  readonly onPress: () => void
  readonly onRenaming: (isRenamed: boolean) => void
  /** Renames the tag, or deletes it for null. */
  readonly onChange: (to: string | null) => void
}

/** A row of the list of tags. */
export function TagItem(props: TagItemProps) {
  const { row, place, language, isRenamed, isTaken, onRenaming, onChange } = props
  const item = useRef<HTMLDivElement>(null)
  /** Whether the reader has just ended the renaming by a key, so that the row takes the focus. */
  const isLeft = useRef(false)
  useEffect(() => {
    if (isLeft.current && !isRenamed)
      item.current?.querySelector<HTMLElement>('[data-tag-row]')?.focus()
    isLeft.current = false
  }, [isRenamed])

  useTagMenu(item, props)

  function leave() {
    isLeft.current = true
    onRenaming(false)
  }

  function onKeyDown(event: KeyboardEvent) {
    // The next tag gets the focus at once, so a held key would delete tag after tag in all books.
    if (event.nativeEvent.isComposing || event.nativeEvent.repeat || isRenamed) return
    if (event.key === 'F2') onRenaming(true)
    else if (event.key === 'Delete') onChange(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of its parts
    <div
      ref={item}
      role="listitem"
      aria-setsize={place.of}
      aria-posinset={place.at}
      className={styles.row}
      onKeyDown={onKeyDown}
    >
      {isRenamed ? (
        <RenameTag
          tag={row.tag}
          language={language}
          isTaken={isTaken}
          onRename={text => {
            leave()
            const to = tidyTag(text)
            if (to !== null && to !== row.tag) onChange(to)
          }}
          onLeave={leave}
          onAway={() => onRenaming(false)}
        />
      ) : (
        <Shown {...props} />
      )}
    </div>
  )
}

/** The context menu of a row. The field of a new name has that of every field. */
function useTagMenu(item: RefObject<HTMLElement | null>, props: TagItemProps): void {
  const { hasHere, isRenamed, onPress, onRenaming, onChange } = props
  const menu = [
    hasHere ? [{ action: 'tag.show', run: onPress } as const] : [],
    [
      { action: 'tag.rename', run: () => onRenaming(true) },
      { action: 'tag.delete', run: () => onChange(null) },
    ] as const,
  ]
  useContextMenu(item, () => (isRenamed ? null : menu))
}

/** A tag with its counts. */
function Shown(props: TagItemProps) {
  const { row, place, hasHere, language, isPicked, onPick, onPress, onRenaming, onChange } = props
  const { tag, leaf, depth, key, here, all } = row
  const { t, i18n } = useTranslation()
  const number = (count: number) => (count === 0 ? '–' : count.toLocaleString(i18n.language))
  const label = hasHere ? t('tags.rowHere', { tag, here, all }) : t('tags.row', { tag, count: all })
  return (
    <>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t('tags.pick', { tag })}
        checked={isPicked}
        onChange={onPick}
      />
      <button
        type="button"
        className={styles.tag}
        style={{ paddingInlineStart: `${0.4 + depth * 1.2}rem` }}
        data-tag-row={key}
        data-action={hasHere ? 'tag.show' : 'tag.rename'}
        tabIndex={place.isStop ? 0 : -1}
        aria-label={label}
        aria-keyshortcuts="F2 Delete"
        title={tag}
        onClick={onPress}
      >
        <span lang={language} dir="auto">
          {leaf}
        </span>
        {hasHere && <small>{number(here)}</small>}
        <small>{number(all)}</small>
      </button>
      <RowButton
        action="tag.rename"
        label={t('tags.rename', { tag })}
        icon={<Pencil size={15} aria-hidden />}
        onPress={() => onRenaming(true)}
      />
      <RowButton
        action="tag.delete"
        label={t('tags.delete', { tag })}
        icon={<Trash2 size={15} aria-hidden />}
        onPress={() => onChange(null)}
      />
    </>
  )
}
