import { anchorAt } from '#domain/anchor'
import type { Book } from '#domain/book'
import { chaptersToCollate, rowsOfChapter } from '#domain/collation/chapter-rows'
import type { Collated, KeptCollation } from '#services/collation/collation'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { Working } from '../parts/working.tsx'
import type { OpenAt } from '../reader/links/use-follow.ts'
import type { OpenSpread } from '../reader/use-spread.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { AtDifferenceContext } from './at-difference.ts'
import { CollationBar } from './collation-bar.tsx'
import { CollationFoot } from './collation-foot.tsx'
import { CollationRows } from './collation-rows.tsx'
import styles from './collation.module.css'
import { useCollation, type ShownCollation } from './use-collation.ts'
import { useDifferences, type Differences } from './use-differences.ts'

interface CollationDialogProps {
  /** The open book, as the reader has divided it. */
  readonly book: Book
  readonly open: OpenSpread
  /** Whether it begins at the paragraph with the caret, also if the reader was elsewhere in it. */
  readonly isAtCaret: boolean
  readonly onOpen: OpenAt
  readonly onClose: () => void
}

/** Two editions side by side, paragraph by paragraph, with their differences. */
export function CollationDialog(props: CollationDialogProps) {
  const { open, isAtCaret } = props
  // The caret is read before the dialog takes the focus.
  const [place] = useState(() => placeOfCaret(open))
  const shown = useCollation(open.division.printed)
  const { kept, offered } = shown
  const last = isAtCaret ? null : kept
  // What the reader left is known with the list of books. A dialog that was shown before would be
  // replaced by another one then, and lose the focus.
  if (!offered) return null
  return (
    <OfEditions
      shown={shown}
      begin={last ?? { at: null, onlyDifferences: false, chapter: null }}
      printed={last ? null : place}
      {...props}
    />
  )
}

/** The printed paragraph with the caret, as its place in the book; null without a caret. */
function placeOfCaret({ spread, division }: OpenSpread): number | null {
  const { where } = spread.selection
  return where && division.printedIndex(where.index)
}

interface OfEditionsProps extends CollationDialogProps {
  readonly shown: ShownCollation
  /** The printed paragraph to begin with, as its place in the book. */
  readonly printed: number | null
  readonly begin: Pick<KeptCollation, 'at' | 'onlyDifferences' | 'chapter'>
}

function OfEditions(props: OfEditionsProps) {
  const { shown, book, open, onClose, begin, printed } = props
  const { t } = useTranslation()
  const [onlyDifferences, setOnly] = useState(begin.onlyDifferences)
  const collated = shown.run.state === 'done' ? shown.run.collated : null
  const { other } = shown
  const witness = other?.name ?? ''
  const chapters = useChapters(open, collated, begin.chapter)
  const { chapter, range } = chapters.shown
  const differences = useDifferences(collated, open.marks, witness, {
    first: begin.at,
    printed,
    range,
  })
  const keep = useKeep(props, differences, { onlyDifferences, chapter })
  const go = useGo(props, collated, differences, keep)
  useCollationActs(differences)
  const close = () => {
    keep(null)
    onClose()
  }
  const foot = collated && (
    <CollationFoot
      key={witness}
      {...{ collated, differences, book, witness, range }}
      onGo={() => go(differences.shown.row)}
      onSaved={close}
    />
  )
  return (
    <DialogFrame title={t('collation.heading')} onClose={close} foot={foot} wide="full">
      <div className={styles.place}>
        <CollationBar
          shown={shown}
          onlyDifferences={onlyDifferences}
          onFilter={setOnly}
          chapters={chapters.all}
          chapter={chapter}
          onChapter={chapters.show}
          language={book.language}
        />
        {collated ? (
          <AtDifferenceContext value={differences.shown}>
            <Heads book={book} shown={shown} />
            <CollationRows
              key={`${onlyDifferences} ${chapter}`}
              {...{ range, collated, differences, onlyDifferences }}
              languages={{ here: book.language, there: other?.book.language ?? book.language }}
              shownIndex={index => open.division.shownIndex(index)}
              onGo={go}
            />
          </AtDifferenceContext>
        ) : (
          <Waiting shown={shown} />
        )}
      </div>
    </DialogFrame>
  )
}

/** The titles of both editions. */
function Heads({ book, shown: { other } }: Pick<OfEditionsProps, 'book' | 'shown'>) {
  return (
    <div className={styles.heads} aria-hidden>
      <span lang={book.language}>{book.title}</span>
      <span lang={other?.book.language}>{other?.name}</span>
    </div>
  )
}

/** The chapters of the book, and the one that is shown, beginning with `first`. */
function useChapters(open: OpenSpread, collated: Collated | null, first: number | null) {
  const [chapter, show] = useState(first)
  const all = useMemo(() => chaptersToCollate(open.division.printed), [open])
  const shown = useMemo(() => {
    const one = all[chapter ?? -1]
    return { chapter, range: collated && one ? rowsOfChapter(collated.rows, one) : null }
  }, [all, chapter, collated])
  return { all, shown, show }
}

/** Returns what remembers where the reader is, with the texts if they will come back at once. */
function useKeep(
  { shown, book }: OfEditionsProps,
  { at }: Differences,
  filters: Pick<KeptCollation, 'onlyDifferences' | 'chapter'>,
): (collated: Collated | null) => void {
  const { collation } = useServices()
  const { other, options } = shown
  return collated => {
    if (!other) return
    const kept = { book: book.id, other: other.book.id, options, ...filters, at, collated }
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
  if (!other) return <p role="status">{t('collation.empty')}</p>
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
