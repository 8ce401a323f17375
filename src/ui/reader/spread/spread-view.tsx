import type { Book, Section } from '#domain/book'
import type { ParagraphId, SectionId } from '#domain/ids'
import type { Settings } from '#domain/settings'
import type { Spread } from '#editor/spread'
import type { Fault } from '#services/outside'
import { Fragment, useEffect, useRef, useSyncExternalStore } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { OpenStates } from './gutter.tsx'
import type { SectionLayout } from './section-layout.ts'
import { SectionView } from './section-view.tsx'
import { textLayout, useSectionHeights } from './use-section-heights.ts'
import styles from './spread.module.css'

interface SpreadViewProps {
  readonly book: Book
  readonly spread: Spread
  readonly layout: SectionLayout
  /** The section to begin with. */
  readonly initial: number
  readonly settings: Settings
  /** The width of the pane in CSS pixels. */
  readonly width: number
  /** Paragraphs that have a note on either side. */
  readonly noted: ReadonlySet<ParagraphId>
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onState: OpenStates
  readonly onNote: (paragraph: ParagraphId) => void
  readonly onMounted: (section: number) => void
  readonly faultOf: (section: SectionId) => Fault | null
  readonly children: ReactNode
}

/**
 * The book as one long page. Sections near the screen are drawn, and the others are empty space.
 */
export function SpreadView(props: SpreadViewProps) {
  const { spread, layout, settings, noted, children } = props
  const { onState, onNote, onMounted, faultOf } = props
  const page = useRef<HTMLDivElement>(null)
  useWidth(page)
  const observe = useSectionHeights(props)
  const type = textLayout(settings)
  useEffect(() => spread.measureAgain(), [spread, type])
  const drawn = useSyncExternalStore(layout.drawn.subscribe, layout.drawn.get)
  return (
    <div
      ref={page}
      className={styles.page}
      data-sides={settings.sides}
      data-level-lines={settings.levelLines}
      data-glosses={settings.glossesShown || undefined}
      data-pinyin={settings.pinyin === 'off' ? undefined : settings.readingStyle}
    >
      {children}
      {drawn.map((number, i) => {
        const section = spread.sections.all[number]
        return (
          section && (
            <Fragment key={lookOf(section)}>
              <Room height={layout.height((drawn[i - 1] ?? -1) + 1, number)} />
              <SectionView
                number={number}
                section={section}
                spread={spread}
                layout={layout}
                observe={observe}
                noted={noted}
                onState={onState}
                onNote={onNote}
                onMounted={onMounted}
                faultOf={faultOf}
              />
            </Fragment>
          )
        )
      })}
      <Room height={layout.height((drawn.at(-1) ?? -1) + 1, layout.count)} />
    </div>
  )
}

/** Another one if the section has other paragraphs, because the reader has divided them. */
const lookOf = ({ id, shape = '', start, end }: Section): string => `${id} ${end - start} ${shape}`

/** Empty space in place of sections that are not drawn. */
function Room({ height }: { readonly height: number }) {
  return height > 0 && <div style={{ blockSize: height }} />
}

/** Sets the width of the page as a length in the style sheet. */
function useWidth(page: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = page.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) element.style.setProperty('--width', `${entry.contentRect.width}px`)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [page])
}
