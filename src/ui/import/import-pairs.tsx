import {
  doubtfulIn,
  isGap,
  lookedAt,
  moveLink,
  redoCorrection,
  undoCorrection,
  type Pairing,
  type Way,
} from '#domain/align/pairing'
import type { ReadablePreview } from '#services/outside'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useShortcut } from '../actions/use-shortcut.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { WindowedList } from '../rows/windowed-list.tsx'
import { ImportPair } from './import-pair.tsx'
import styles from './import-pairs.module.css'
import type { PairingCorrections } from './use-corrections.ts'

interface ImportPairsProps extends Pick<PairingCorrections, 'correct' | 'step'> {
  readonly preview: ReadablePreview
  readonly corrections: NonNullable<PairingCorrections['corrections']>
}

const none: readonly string[] = []

/**
 * A text and its translation side by side. A translation beside the wrong paragraph is moved as in
 * the reader.
 */
export function ImportPairs(props: ImportPairsProps) {
  const { preview, corrections, correct } = props
  const { t } = useTranslation()
  const place = useRef<HTMLElement>(null)
  const { current, isBegun, setCurrent, doubtful, go, move } = usePairCorrections(place, props)
  const { pairing } = corrections
  const sources = preview.translation?.sources ?? none
  const rows = useMemo(() => sources.map((_, index) => index), [sources])
  return (
    <section ref={place}>
      <Head doubtful={doubtful.length} />
      <WindowedList
        className={styles.pairs}
        items={rows}
        label={t('import.pairs.heading')}
        keyOf={String}
        needs={isBegun ? String(current) : null}
        rowHeight={60}
        stop="[data-pair]"
        row={index => (
          <ImportPair
            key={index}
            place={index + 1}
            of={rows.length}
            source={sources[index] ?? ''}
            language={preview.text.book.language}
            beside={
              preview.translation?.texts.slice(pairing[index]?.start, pairing[index]?.end) ?? []
            }
            besideLanguage={preview.translation?.language ?? ''}
            isDoubtful={pairing[index]?.doubtful ?? false}
            isCurrent={index === current}
            onFocus={() => setCurrent(index)}
            onMove={way => move(way, index)}
            onRight={() => {
              correct(lookedAt(pairing, index))
              go(index)
            }}
          />
        )}
      />
    </section>
  )
}

/** The heading, how many pairs are doubtful, and the keys that correct them. */
function Head({ doubtful }: { readonly doubtful: number }) {
  const { t } = useTranslation()
  const [up, down, next] = [
    useShortcut('pair.moveUp').shown[0],
    useShortcut('pair.moveDown').shown[0],
    useShortcut('pair.nextToCheck').shown[0],
  ]
  return (
    <>
      <header className={styles.head}>
        <h3>{t('import.pairs.heading')}</h3>
        <span role="status">
          {doubtful > 0 ? t('import.pairs.doubtful', { count: doubtful }) : t('import.pairs.sure')}
        </span>
        <ActionButton action="edit.undo" />
        <ActionButton action="edit.redo" />
        <ActionButton action="pair.nextToCheck" label={t('import.pairs.next')} />
      </header>
      <p className={styles.hint}>{t('import.pairs.hint', { up, down, next })}</p>
    </>
  )
}

/** So many rows are in sight when the dialog opens. */
const rowsInSight = 5

/** Returns the first translated paragraph if it is out of sight, as in a book with a few pairs. */
function firstToShow(pairing: Pairing): number {
  const first = pairing.findIndex(one => !isGap(one))
  return first < rowsInSight ? 0 : first
}

/** The pair that the reader is at, the doubtful pairs, and the actions that correct pairs. */
function usePairCorrections(
  place: RefObject<HTMLElement | null>,
  { corrections, correct, step }: ImportPairsProps,
) {
  const { pairing, done, undone } = corrections
  const [current, setCurrent] = useState(() => firstToShow(pairing))
  /** Changes when the current pair must get the focus. */
  const [asks, setAsks] = useState(0)
  const doubtful = useMemo(() => doubtfulIn(pairing), [pairing])

  useEffect(() => {
    if (asks === 0) return
    const row = place.current?.querySelector<HTMLElement>(`[data-pair="${current}"]`)
    row?.focus({ preventScroll: true })
    row?.closest('[role="listitem"]')?.scrollIntoView({ block: 'nearest' })
  }, [place, asks, current])

  function go(pair: number) {
    setCurrent(pair)
    setAsks(asks + 1)
  }

  function move(way: Way, pair = current) {
    const after = moveLink(pairing, pair, way)
    if (after === pairing) return
    correct(after)
    go(pair + (way === 'up' ? -1 : 1))
  }

  function seek(way: 1 | -1) {
    const found =
      way > 0
        ? (doubtful.find(pair => pair > current) ?? doubtful[0])
        : (doubtful.findLast(pair => pair < current) ?? doubtful.at(-1))
    if (found !== undefined) go(found)
  }

  useActionHandlers({
    'pair.moveUp': () => move('up'),
    'pair.moveDown': () => move('down'),
    'pair.nextToCheck': { enabled: doubtful.length > 0, run: () => seek(1) },
    'pair.previousToCheck': { enabled: doubtful.length > 0, run: () => seek(-1) },
    // Without corrections, the choices about the file are undone.
    ...(done.length > 0 && { 'edit.undo': () => step(undoCorrection) }),
    ...(undone.length > 0 && { 'edit.redo': () => step(redoCorrection) }),
  })
  // A dialog that opens must show its title, and not the end of a tall first pair.
  const isBegun = asks > 0 || current > 0
  return { current, isBegun, setCurrent, doubtful, go, move }
}
