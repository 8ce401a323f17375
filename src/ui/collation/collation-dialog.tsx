import { anchorAt } from '#domain/anchor'
import type { Book } from '#domain/book'
import { isDifferent } from '#domain/collation/collate'
import type { Collated } from '#services/collation/collation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { Working } from '../parts/working.tsx'
import type { OpenAt } from '../reader/links/use-follow.ts'
import type { OpenSpread } from '../reader/use-spread.ts'
import { WindowedList } from '../rows/windowed-list.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { AtDifferenceContext } from './at-difference.ts'
import { CollationBar } from './collation-bar.tsx'
import { CollationFoot } from './collation-foot.tsx'
import { CollationRowView, type NumberedRow } from './collation-row.tsx'
import styles from './collation.module.css'
import { useCollation, type ShownCollation } from './use-collation.ts'
import { useDifferences, type Differences } from './use-differences.ts'

interface CollationDialogProps {
  /** The open book, as the reader has divided it. */
  readonly book: Book
  readonly open: OpenSpread
  readonly onOpen: OpenAt
  readonly onClose: () => void
}

/** Two editions side by side, paragraph by paragraph, with their differences. */
export function CollationDialog({ book, open, onOpen, onClose }: CollationDialogProps) {
  const shown = useCollation(open.division.printed)
  const { kept, offered } = shown
  // What the reader left is known with the list of books.
  return (
    <OfEditions
      key={String(offered !== null)}
      shown={shown}
      first={kept?.at ?? null}
      onlyAtFirst={kept?.onlyDifferences ?? false}
      {...{ book, open, onOpen, onClose }}
    />
  )
}

interface OfEditionsProps extends CollationDialogProps {
  readonly shown: ShownCollation
  readonly first: number | null
  readonly onlyAtFirst: boolean
}

function OfEditions(props: OfEditionsProps) {
  const { shown, book, open, onClose, first, onlyAtFirst } = props
  const { t } = useTranslation()
  const [onlyDifferences, setOnly] = useState(onlyAtFirst)
  const collated = shown.run.state === 'done' ? shown.run.collated : null
  const witness = shown.other?.name ?? ''
  const differences = useDifferences(collated, open.marks, witness, first)
  const keep = useKeep(props, differences, onlyDifferences)
  const go = useGo(props, collated, differences, keep)
  useCollationActs(differences)
  const close = () => {
    keep(null)
    onClose()
  }
  const foot = collated && (
    <CollationFoot
      key={witness}
      collated={collated}
      differences={differences}
      book={book}
      witness={witness}
      onGo={() => go(differences.shown.row)}
      onSaved={close}
    />
  )
  return (
    <DialogFrame title={t('collation.heading')} onClose={close} foot={foot} wide="full">
      <div className={styles.place}>
        <CollationBar shown={shown} onlyDifferences={onlyDifferences} onFilter={setOnly} />
        {collated ? (
          <>
            <div className={styles.heads} aria-hidden>
              <span lang={book.language}>{book.title}</span>
              <span lang={shown.other?.book.language}>{witness}</span>
            </div>
            <AtDifferenceContext value={differences.shown}>
              <Rows
                key={String(onlyDifferences)}
                collated={collated}
                differences={differences}
                onlyDifferences={onlyDifferences}
                languages={{
                  here: book.language,
                  there: shown.other?.book.language ?? book.language,
                }}
                shownIndex={index => open.division.shownIndex(index)}
                onGo={go}
              />
            </AtDifferenceContext>
          </>
        ) : (
          <Waiting shown={shown} />
        )}
      </div>
    </DialogFrame>
  )
}

/** Returns what remembers where the reader is, with the texts if they will come back at once. */
function useKeep(
  { shown, book }: OfEditionsProps,
  { at }: Differences,
  onlyDifferences: boolean,
): (collated: Collated | null) => void {
  const { collation } = useServices()
  const { other, options } = shown
  return collated => {
    if (!other) return
    const kept = { book: book.id, other: other.book.id, options, onlyDifferences, at, collated }
    void collation().then(one => (one.kept = kept))
  }
}

/** Returns what goes to the place of a row: to the variant at which the reader is, if it has it. */
function useGo(
  { shown, open, onOpen, onClose }: OfEditionsProps,
  collated: Collated | null,
  { entry }: Differences,
  keep: (collated: Collated | null) => void,
): (row: number) => void {
  const { preferences } = useServices()
  return number => {
    const row = collated?.rows[number]
    if (!collated || !row) return
    keep(collated)
    const [printed] = row.here
    if (printed === undefined) {
      onClose()
      const [index] = row.there
      if (shown.other && index !== undefined) onOpen(shown.other.book, { kind: 'paragraph', index })
      return
    }
    const isAt = entry?.row === number && entry.index !== null
    const index = isAt ? entry.index : printed
    const paragraph = collated.here[index]
    if (!paragraph) return
    const [start, end] = isAt ? [entry.start, entry.end] : [0, paragraph.text.length]
    const { id, text } = paragraph
    const half = { side: 'source' as const, index, anchors: [anchorAt(id, text, start, end)] }
    const { index: place, anchors } = open.division.shownHalf(half)
    onClose()
    open.jumps.leave('link')
    if (preferences.settings.get().sides === 'translation') preferences.change({ sides: 'both' })
    const [anchor] = anchors
    void open.spread.navigation.show(place, 'source', anchor?.start ?? 0, anchor?.end ?? 0)
  }
}

function useCollationActs({ entries, entry, step, proposals, emend }: Differences): void {
  const { order } = useServices().undoing
  const undo = useLive(order.next)
  const has = entries.length > 0
  useActionHandlers({
    'collation.next': { enabled: has, run: () => step(1) },
    'collation.previous': { enabled: has, run: () => step(-1) },
    'emendation.make': {
      enabled: entry !== null && proposals([entry]).length > 0,
      run: () => entry && emend([entry]),
    },
    'edit.undo': { enabled: undo.undo !== null, run: () => order.undo() },
    'edit.redo': { enabled: undo.redo !== null, run: () => order.redo() },
  })
}

function Waiting({ shown: { offered, other, run, stop, again } }: Pick<OfEditionsProps, 'shown'>) {
  const { t } = useTranslation()
  if (offered?.length === 0) return <p role="status">{t('collation.noOther')}</p>
  if (!other) return <p role="status">{offered ? t('collation.empty') : t('collation.reading')}</p>
  if (run.state === 'working')
    return (
      <div className={styles.waiting}>
        <Working words={t('collation.comparing')} share={run.share} />
        <ActionButton action="collation.stop" onPress={stop} />
      </div>
    )
  const fault = run.state === 'failed' ? run.fault : null
  return (
    <div className={styles.waiting}>
      <p role="status">
        {run.state === 'failed'
          ? fault
            ? faultSentence(t, fault)
            : t('collation.failed')
          : t('collation.stopped')}
      </p>
      <ActionButton action="collation.again" onPress={again} />
    </div>
  )
}

interface RowsProps {
  readonly collated: Collated
  readonly differences: Differences
  readonly onlyDifferences: boolean
  readonly languages: { readonly here: string; readonly there: string }
  readonly shownIndex: (printed: number) => number
  readonly onGo: (row: number) => void
}

/** About the height of a row, in CSS pixels. */
const rowHeight = 110

function Rows({ collated, differences, onlyDifferences, languages, shownIndex, onGo }: RowsProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const items = useMemo(
    () =>
      collated.rows
        .map((row, number) => ({ row, number }))
        .filter(({ row }) => !onlyDifferences || isDifferent(row)),
    [collated, onlyDifferences],
  )
  const { here, there } = languages
  const last = useRef({ onGo, shownIndex, take: differences.take })
  useEffect(() => {
    last.current = { onGo, shownIndex, take: differences.take }
  })
  const { isSought, entry } = differences
  const needs = isSought && entry ? String(entry.row) : null
  useSoughtRow(list, differences, items)
  const row = useCallback(
    (item: NumberedRow, place: number, isStop: boolean) => (
      <CollationRowView
        key={item.number}
        {...item}
        texts={collated}
        languages={{ here, there }}
        shownIndex={index => last.current.shownIndex(index)}
        place={place}
        of={items.length}
        isStop={isStop}
        onTake={(...what) => last.current.take(...what)}
        onGo={number => last.current.onGo(number)}
      />
    ),
    [collated, here, there, items.length],
  )
  if (items.length === 0) return <p role="status">{t('collation.same')}</p>
  return (
    <div ref={list} className={styles.list} data-scroller>
      <WindowedList
        items={items}
        label={t('collation.heading')}
        keyOf={keyOf}
        needs={needs}
        rowHeight={rowHeight}
        chunkSize={12}
        stop="[data-stop]"
        row={row}
      />
    </div>
  )
}

const keyOf = ({ number }: NumberedRow): string => String(number)

/**
 * Gives the keyboard to the row to which a key went, and shows its variant. While the reader is
 * choosing what to overlook, the keyboard stays there when other rows come.
 */
function useSoughtRow(
  list: { readonly current: HTMLElement | null },
  { entry, isSought }: Differences,
  items: readonly NumberedRow[],
): void {
  const isFresh = useRef(true)
  useEffect(() => {
    const isChoosing = isFresh.current && document.activeElement?.matches('[data-option]')
    isFresh.current = false
    if (!entry || !isSought) return
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${entry.row}"] [data-stop]`)
    if (!isChoosing) row?.focus({ preventScroll: true })
    const mark = row?.querySelector('[data-current]') ?? row
    mark?.scrollIntoView({ block: 'nearest' })
  }, [list, entry, isSought, items])
}
