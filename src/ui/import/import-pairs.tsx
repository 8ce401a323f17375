import {
  doubtfulIn,
  lookedAt,
  moveLink,
  redoCorrection,
  undoCorrection,
  type Way,
} from '#domain/align/pairing'
import type { ReadablePreview } from '#services/outside'
import { useEffect, useMemo, useRef, useState } from 'react'
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

/** A text and its translation side by side as they would be kept; what stands beside the wrong paragraph is moved as in the reader. */
export function ImportPairs({ preview, corrections, correct, step }: ImportPairsProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLElement>(null)
  const [current, setCurrent] = useState(0)
  /** Changes whenever the current pair is to have the keyboard. */
  const [asks, setAsks] = useState(0)
  const { pairing } = corrections
  const sources = preview.translation?.sources ?? none
  const rows = useMemo(() => sources.map((_, index) => index), [sources])
  const doubtful = useMemo(() => doubtfulIn(pairing), [pairing])
  const [up, down, next] = [
    useShortcut('pair.moveUp').shown[0],
    useShortcut('pair.moveDown').shown[0],
    useShortcut('pair.nextToCheck').shown[0],
  ]

  useEffect(() => {
    if (asks === 0) return
    const row = place.current?.querySelector<HTMLElement>(`[data-pair="${current}"]`)
    row?.focus({ preventScroll: true })
    row?.closest('[role="listitem"]')?.scrollIntoView({ block: 'nearest' })
  }, [asks, current])

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
    'edit.undo': { enabled: corrections.done.length > 0, run: () => step(undoCorrection) },
    'edit.redo': { enabled: corrections.undone.length > 0, run: () => step(redoCorrection) },
  })

  return (
    <section ref={place}>
      <header className={styles.head}>
        <h3>{t('import.pairs.heading')}</h3>
        <span role="status">
          {doubtful.length > 0
            ? t('import.pairs.doubtful', { count: doubtful.length })
            : t('import.pairs.sure')}
        </span>
        <ActionButton action="edit.undo" />
        <ActionButton action="edit.redo" />
        <ActionButton action="pair.nextToCheck" label={t('import.pairs.next')} />
      </header>
      <p className={styles.hint}>{t('import.pairs.hint', { up, down, next })}</p>
      <WindowedList
        className={styles.pairs}
        items={rows}
        label={t('import.pairs.heading')}
        keyOf={String}
        needs={String(current)}
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
