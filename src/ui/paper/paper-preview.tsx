import { Minus, Plus } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './paper-dialog.module.css'
import { sheetsElement } from './paper-look.ts'
import type { OnPaper } from './set-on-paper.ts'
import { sheetGap, usePagesView, type PagesView } from './use-pages-view.ts'

/** The sheets of a book, as they will be printed, with the keys of a viewer. */
export function PaperPreview({ paper }: { readonly paper: OnPaper }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLElement>(null)
  const view = usePagesView(paper, scroller)
  const { rows, drawn, height, across, zoom } = view
  const width = across * paper.laid.sheet.width * zoom + 2 * sheetGap
  return (
    <div className={styles.preview}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it scrolls */}
      <section
        ref={scroller}
        className={styles.pages}
        aria-label={t('paper.pages')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as for every scroller
        tabIndex={0}
        data-pages={paper.sheets.count}
        onKeyDown={view.onKeyDown}
        onScroll={({ currentTarget }) => view.onScroll(currentTarget.scrollTop)}
      >
        <div className={styles.all} style={{ height: rows.length * height + sheetGap, width }}>
          {rows.slice(drawn.first, drawn.end).map((sheets, i) => (
            <div
              key={drawn.first + i}
              className={styles.spread}
              style={{ top: (drawn.first + i) * height + sheetGap }}
            >
              {sheets.map(one => (
                <SheetView key={one} paper={paper} at={one} zoom={zoom} />
              ))}
            </div>
          ))}
        </div>
      </section>
      <Tools view={view} count={paper.sheets.count} />
    </div>
  )
}

function Tools({ view, count }: { readonly view: PagesView; readonly count: number }) {
  const { t } = useTranslation()
  const pages = (view.rows[view.at] ?? []).map(page => page + 1).join('–')
  return (
    <div className={styles.tools}>
      <span role="status">{t('paper.page', { pages, count })}</span>
      <ActionButton
        action="print.zoomOut"
        icon={<Minus size={16} aria-hidden />}
        onPress={() => view.zoomBy(-1)}
      />
      <ActionButton
        action="print.fit"
        label={t('paper.zoom', { percent: Math.round(100 * view.zoom) })}
        onPress={view.fit}
      />
      <ActionButton
        action="print.zoomIn"
        icon={<Plus size={16} aria-hidden />}
        onPress={() => view.zoomBy(1)}
      />
    </div>
  )
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
