import type { BookId } from '#domain/ids'
import { foldTag, tidyTag } from '#domain/tags'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useComposed } from '../hooks/use-composed.ts'
import { useNamed } from '../hooks/use-named.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { TagFoot } from './tag-foot.tsx'
import { noUses, tagRows, withRowsAbove, type TagRow, type TagUses } from './tag-rows.ts'
import { TagTree } from './tag-tree.tsx'
import styles from './tags-dialog.module.css'
import { useLibraryTags } from './use-library-tags.ts'

export interface OpenBookTags {
  readonly id: BookId
  /** The tags of its marks. */
  readonly uses: TagUses
  /** Shows the marks that have a tag or one under it. */
  readonly onShow: (tag: string) => void
}

interface TagsDialogProps {
  /** The open book; null in the library. */
  readonly book: OpenBookTags | null
  /** BCP 47 tag of the tags. */
  readonly language: string
  readonly onClose: () => void
}

/**
 * Every tag with the number of its marks, as a tree by `/`. Tags are renamed, merged and deleted
 * here, in all books or in the open one.
 */
export function TagsDialog({ book, language, onClose }: TagsDialogProps) {
  const { t } = useTranslation()
  const [isOnlyHere, setOnlyHere] = useState(false)
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const { uses, changed, retag, undo } = useLibraryTags(isOnlyHere && book ? book.id : null)
  const all = uses ?? noUses
  const known = isOnlyHere && book ? book.uses : all
  const { rows, shown } = useRows(known, { here: book?.uses ?? noUses, all }, words)
  const place = useRef<HTMLDivElement>(null)
  const { next, focusNext } = useFocusedNext(place, rows)

  function change(from: readonly string[], to: string | null) {
    setPicked(new Set())
    focusNext(to === null ? beside(shown, from) : foldTag(tidyTag(to) ?? ''))
    void retag(from, to)
  }

  useActionHandlers({
    'edit.undo': { enabled: changed?.how === 'done', run: undo },
  })
  const chosen = rows.filter(({ key }) => picked.has(key))
  const foot = <TagFoot chosen={chosen} changed={changed} onMerge={change} onUndo={undo} />
  return (
    <DialogFrame title={t('tags.heading')} onClose={onClose} foot={foot}>
      <div ref={place} className={styles.place}>
        <Head
          words={words}
          onWords={setWords}
          isOnlyHere={isOnlyHere}
          onOnlyHere={book ? setOnlyHere : null}
          onDown={() => place.current?.querySelector<HTMLElement>('[data-tag-row]')?.focus()}
        />
        {shown.length > 0 ? (
          <TagTree
            rows={shown}
            known={known}
            needs={next}
            language={language}
            picked={picked}
            onPick={key => setPicked(toggled(picked, key))}
            onShow={book?.onShow ?? null}
            onChange={change}
          />
        ) : (
          <p role="status" className={styles.none}>
            {words.trim() !== '' && t('tags.noneFound', { words })}
            {words.trim() === '' && uses && t('tags.noTags')}
          </p>
        )}
      </div>
    </DialogFrame>
  )
}

/** The rows of all listed tags, and those that `words` finds. */
function useRows(
  listed: TagUses,
  { here, all }: { readonly here: TagUses; readonly all: TagUses },
  words: string,
) {
  const { language } = useTranslation().i18n
  const rows = useMemo(() => {
    const { compare } = new Intl.Collator(language, { numeric: true })
    return tagRows(listed, { here, all }, compare)
  }, [listed, here, all, language])
  const names = useMemo(() => rows.map(({ tag }) => tag), [rows])
  const isNamed = useNamed(names, words)
  return { rows, shown: useMemo(() => withRowsAbove(rows, isNamed), [rows, isNamed]) }
}

interface HeadProps {
  readonly words: string
  readonly onWords: (words: string) => void
  readonly isOnlyHere: boolean
  /** Null if no book is open. */
  readonly onOnlyHere: ((isOnlyHere: boolean) => void) | null
  readonly onDown: () => void
}

/** The field that narrows the list, and the choice of what is changed. */
function Head({ words, onWords, isOnlyHere, onOnlyHere, onDown }: HeadProps) {
  const { t } = useTranslation()
  const composed = useComposed(words, onWords)
  return (
    <div className={styles.head}>
      <input
        ref={focusAtOnce}
        type="search"
        aria-label={t('tags.seek')}
        placeholder={t('tags.seek')}
        {...composed}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return
          event.preventDefault()
          onDown()
        }}
      />
      {onOnlyHere && (
        <select
          aria-label={t('tags.scope')}
          value={isOnlyHere ? 'here' : 'all'}
          onChange={({ currentTarget }) => onOnlyHere(currentTarget.value === 'here')}
        >
          <option value="all">{t('categories.allBooks')}</option>
          <option value="here">{t('categories.oneBook')}</option>
        </select>
      )}
    </div>
  )
}

/**
 * Gives the focus to a row as soon as the list has it. `next` is the key of that row. The dialog
 * has the focus without one, because the search box would take Ctrl+Z for its own words.
 */
function useFocusedNext(place: RefObject<HTMLElement | null>, rows: readonly TagRow[]) {
  const [next, setNext] = useState<string | null>(null)
  const isDue = useRef(false)
  useEffect(() => {
    if (!isDue.current) return
    const row = `[data-tag-row="${CSS.escape(next ?? '')}"]`
    const found = place.current?.querySelector<HTMLElement>(row)
    if (found) isDue.current = false
    // Meanwhile the focused row may be gone.
    else if (document.activeElement !== document.body) return
    const to = found ?? place.current?.closest<HTMLElement>('[role="dialog"]')
    to?.focus()
  }, [place, rows, next])
  return {
    next,
    focusNext: (key: string | null) => {
      isDue.current = true
      setNext(key)
    },
  }
}

/** The key of the row after those that are deleted, or before them. */
function beside(rows: readonly TagRow[], from: readonly string[]): string | null {
  const gone = from.map(foldTag)
  const isGone = ({ key }: TagRow) => gone.some(one => key === one || key.startsWith(`${one}/`))
  const last = rows.findLastIndex(isGone)
  const next = rows[last + 1] ?? rows.slice(0, last).findLast(row => !isGone(row))
  return next?.key ?? null
}

function toggled(picked: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(picked)
  if (!next.delete(key)) next.add(key)
  return next
}
