import { Minus, Plus } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './paper-dialog.module.css'
import { sheetsElement } from './paper-look.ts'
import type { OnPaper } from './set-on-paper.ts'

/** The steps of the zoom; 1 is the size on paper. */
const zooms = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const
/** Around the sheets, in CSS pixels. */
const gap = 16

/** The sheets of a book, as they will be printed, with the keys of a viewer. */
export function PaperPreview({ paper }: { readonly paper: OnPaper }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLElement>(null)
  const [room, setRoom] = useState({ width: 600, height: 500 })
  const [chosen, setChosen] = useState<number | null>(null)
  const [top, setTop] = useState(0)
  const { sheet } = paper.laid
  const rows = rowsOf(paper)
  const across = sheet.setting === 'facing' ? 2 : 1
  const whole = Math.min(1, (room.width - 2 * gap) / (across * sheet.width))
  const zoom = chosen ?? whole
  const height = sheet.height * zoom + gap
  const at = Math.min(rows.length - 1, Math.max(0, Math.floor((top + room.height / 3) / height)))

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const seen = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    )
    seen.observe(element)
    return () => seen.disconnect()
  }, [])

  const go = (row: number) => {
    const to = Math.min(rows.length - 1, Math.max(0, row))
    scroller.current?.scrollTo({ top: to * height })
  }
  const zoomBy = (direction: 1 | -1) => {
    const beyond = zooms.filter(step => (step - zoom) * direction > 0.005)
    const next = direction === 1 ? beyond[0] : beyond.at(-1)
    if (next !== undefined) setChosen(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const done = keys(event.key, { next: () => go(at + 1), before: () => go(at - 1) })
    const ends = event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : null
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (ends !== null) go(ends)
    else if (event.key === '+' || event.key === '=') zoomBy(1)
    else if (event.key === '-') zoomBy(-1)
    else if (event.key === '0') setChosen(null)
    else if (!done?.()) return
    event.preventDefault()
  }
  const first = Math.max(0, Math.floor(top / height) - 1)
  const last = Math.min(rows.length, Math.ceil((top + room.height) / height) + 1)
  const pages = rows[at] ?? []
  return (
    <div className={styles.preview}>
      <section
        ref={scroller}
        className={styles.pages}
        aria-label={t('paper.pages')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller needs the keyboard
        tabIndex={0}
        data-pages={paper.sheets.count}
        onKeyDown={onKeyDown}
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      >
        <div
          className={styles.all}
          style={{
            height: rows.length * height + gap,
            width: across * sheet.width * zoom + 2 * gap,
          }}
        >
          {rows.slice(first, last).map((sheets, i) => (
            <div
              key={first + i}
              className={styles.spread}
              style={{ top: (first + i) * height + gap }}
              data-alone={across === 2 && sheets.length === 1 ? true : undefined}
            >
              {sheets.map(one => (
                <SheetView key={one} paper={paper} at={one} zoom={zoom} />
              ))}
            </div>
          ))}
        </div>
      </section>
      <div className={styles.tools}>
        <span role="status">
          {t('paper.page', {
            pages: pages.map(page => page + 1).join('–'),
            count: paper.sheets.count,
          })}
        </span>
        <button type="button" aria-label={t('paper.zoomOut')} onClick={() => zoomBy(-1)}>
          <Minus size={16} aria-hidden />
        </button>
        <button type="button" title={t('paper.fit')} onClick={() => setChosen(null)}>
          {t('paper.zoom', { percent: Math.round(100 * zoom) })}
        </button>
        <button type="button" aria-label={t('paper.zoomIn')} onClick={() => zoomBy(1)}>
          <Plus size={16} aria-hidden />
        </button>
      </div>
    </div>
  )
}

function keys(
  key: string,
  { next, before }: { readonly next: () => void; readonly before: () => void },
): (() => boolean) | undefined {
  const run = key === 'PageDown' ? next : key === 'PageUp' ? before : undefined
  return (
    run &&
    (() => {
      run()
      return true
    })
  )
}

/** The sheets that are beside each other: of facing pages the left and the right one. */
function rowsOf({ laid, sheets }: OnPaper): readonly (readonly number[])[] {
  const all = Array.from({ length: sheets.count }, (_, at) => at)
  if (laid.sheet.setting !== 'facing') return all.map(at => [at])
  return [[0], ...all.slice(1).flatMap(at => (at % 2 === 1 ? [[at, at + 1]] : []))]
}

interface SheetViewProps {
  readonly paper: OnPaper
  readonly at: number
  readonly zoom: number
}

function SheetView({ paper: { laid, sheets }, at, zoom }: SheetViewProps) {
  const { t } = useTranslation()
  const holder = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const root = sheetsElement(laid.sheet)
    root.append(sheets.draw(at))
    root.style.zoom = String(zoom)
    holder.current?.replaceChildren(root)
  }, [laid, sheets, at, zoom])
  return (
    <div
      ref={holder}
      className={styles.sheet}
      role="group"
      aria-label={t('paper.sheet', { page: at + 1 })}
    />
  )
}
