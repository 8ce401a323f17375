import type { Book } from '#domain/book'
import type { Suggestion } from '#services/structure/structure'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { focusUnlessAtControl } from '../../hooks/focus-at-once.ts'
import { useLive } from '../../hooks/use-live.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { useServices } from '../../services.ts'
import type { OpenSpread } from '../use-spread.ts'
import styles from './repairs-dialog.module.css'
import { useRepairs, type Repairs } from './use-repairs.ts'

interface RepairsDialogProps {
  readonly book: Book
  readonly open: OpenSpread
  readonly onClose: () => void
}

/**
 * The joins and splits that the program suggests, with their words. Arrow keys go through them,
 * Enter accepts one and Delete leaves it.
 */
export function RepairsDialog({ book, open, onClose }: RepairsDialogProps) {
  const { t } = useTranslation()
  const { order } = useServices().undoing
  const undo = useLive(order.next)
  const repairs = useRepairs(book, open)
  const { list, left, at, now } = repairs

  function show({ printed }: Suggestion) {
    onClose()
    open.jumps.leave('link')
    void open.spread.navigation.show(open.division.shownIndex(printed), 'source', 0, 0)
  }
  const has = now !== undefined && !repairs.isWorking
  useActionHandlers({
    'repair.accept': { enabled: has, run: () => now && repairs.accept([now]) },
    'repair.acceptAll': { enabled: has && list !== null, run: () => repairs.accept(list ?? []) },
    'repair.leave': { enabled: has, run: () => now && repairs.leave(now) },
    'repair.show': { enabled: has, run: () => now && show(now) },
    'repair.again': { enabled: left > 0, run: repairs.again },
    'edit.undo': { enabled: undo.undo !== null, run: () => order.undo() },
    'edit.redo': { enabled: undo.redo !== null, run: () => order.redo() },
  })
  return (
    <DialogFrame
      title={t('repairs.heading')}
      wide
      onClose={onClose}
      foot={
        <Foot
          left={left}
          isEmpty={list?.length === 0 || repairs.isFailed}
          canUndo={list?.length === 0 && repairs.done > 0}
        />
      }
    >
      <div className={styles.repairs} aria-busy={list === null || repairs.isWorking}>
        <p role="status" className={styles.about}>
          {repairs.isFailed ? (
            t('repairs.failed')
          ) : list === null ? (
            t('repairs.reading')
          ) : list.length === 0 ? (
            <NoneWaits {...repairs} />
          ) : (
            t('repairs.count', { count: list.length })
          )}
        </p>
        {list !== null && list.length > 0 && (
          <List {...repairs} list={list} at={at} book={book} open={open} />
        )}
      </div>
    </DialogFrame>
  )
}

/** What is said when nothing is to be decided. */
function NoneWaits({ done, left }: Pick<Repairs, 'done' | 'left'>) {
  const { t } = useTranslation()
  if (done > 0) return t('repairs.done', { count: done })
  return left > 0 ? t('repairs.allLeft') : t('repairs.none')
}

interface ListProps extends Repairs {
  readonly list: readonly Suggestion[]
  readonly book: Book
  readonly open: OpenSpread
}

function List({ list, at, go, accept, leave, book, open }: ListProps) {
  const { t } = useTranslation()
  const numberOf = ({ printed, repair }: Suggestion) =>
    open.division.shownIndex(printed) + (repair === 'join' ? 0 : 1)
  const rows = useRef<HTMLUListElement>(null)
  const place = list[at]?.place
  useEffect(() => {
    const row = rows.current?.querySelector<HTMLElement>('[aria-current]')
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }, [place, list.length])

  function onKeyDown(event: React.KeyboardEvent) {
    const now = list[at]
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(Math.min(at + 1, list.length - 1)),
      ArrowUp: () => go(Math.max(at - 1, 0)),
      Home: () => go(0),
      End: () => go(list.length - 1),
      Enter: () => now && accept([now]),
      Delete: () => now && leave(now),
      Backspace: () => now && leave(now),
    }
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }
  return (
    <ul ref={rows} className={styles.list} aria-label={t('repairs.heading')}>
      {list.map((one, i) => (
        <li key={one.place}>
          <button
            type="button"
            className={styles.row}
            data-action="repair.choose"
            data-repair={one.repair}
            onKeyDown={onKeyDown}
            tabIndex={i === at ? 0 : -1}
            aria-current={i === at ? 'true' : undefined}
            onClick={() => go(i)}
          >
            <span className={styles.what}>
              {t(`repairs.${one.repair}`, { number: numberOf(one) })}
            </span>
            <span lang={book.language} className={styles.words}>
              {`…${one.before}`}
              <span className={styles.sign} aria-hidden="true">
                {one.repair === 'join' ? '⤴' : '¶'}
              </span>
              {`${one.after}…`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface FootProps {
  readonly left: number
  readonly isEmpty: boolean
  readonly canUndo: boolean
}

/** The registered handlers run, so that keys and buttons do the same. */
function Foot({ left, isEmpty, canUndo }: FootProps) {
  const { t } = useTranslation()
  return (
    <>
      {left > 0 && (
        <ActionButton action="repair.again" label={t('repairs.again', { count: left })} />
      )}
      <span className={styles.between} />
      {canUndo && <ActionButton action="edit.undo" />}
      {isEmpty ? (
        // The button that was pressed last may be gone.
        <ActionButton action="dialog.close" look="main" ref={focusUnlessAtControl} />
      ) : (
        <>
          <ActionButton action="repair.show" />
          <ActionButton action="repair.leave" />
          <ActionButton action="repair.acceptAll" />
          <ActionButton action="repair.accept" look="main" />
        </>
      )}
    </>
  )
}
