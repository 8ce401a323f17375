import type { AnnotationChange, Category } from '#domain/annotation'
import type { Section } from '#domain/book'
import type { MarksNow } from '#services/marking/marks-now'
import type { BookProgress } from '#services/reading/reading'
import { useEffect, useEffectEvent, useRef, type PointerEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionLayout } from '../spread/section-layout.ts'
import { beginningOf } from '../spread/look-at.ts'
import styles from './minimap.module.css'
import { looksDifferent, mapRows } from './minimap-rows.ts'
import { paintMap } from './paint-map.ts'

interface MinimapProps {
  readonly sections: readonly Section[]
  readonly layout: SectionLayout
  readonly scroller: RefObject<HTMLElement | null>
  readonly states: BookProgress['states']
  readonly marks: MarksNow
  readonly categories: readonly Category[]
  /** The indexes in the book of the paragraphs with a search hit. */
  readonly hits: Iterable<number>
  /** Called before the reader goes elsewhere. */
  readonly onLeave: () => void
}

/**
 * How long the map waits after a change before it is drawn again, in milliseconds, to keep typing
 * fast.
 */
const pause = 200

/**
 * The whole book beside its scroll bar: where translations, marks and search hits are. A press goes
 * there. The map takes no focus and screen readers skip it, because keys do everything it does.
 */
export function Minimap(props: MinimapProps) {
  const { scroller, onLeave } = props
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  useDrawnMap(canvas, props)

  function goTo({ currentTarget, clientY, buttons }: PointerEvent<HTMLElement>) {
    const page = scroller.current
    if (!page || buttons !== 1) return
    const { top, height } = currentTarget.getBoundingClientRect()
    page.scrollTop = ((clientY - top) / height) * page.scrollHeight - page.clientHeight / 2
  }

  return (
    <div
      className={styles.map}
      data-pane="map"
      aria-hidden="true"
      title={t('map.legend')}
      onPointerDown={event => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        if (event.button === 0) onLeave()
        goTo(event)
      }}
      onPointerMove={goTo}
      onWheel={({ deltaY }) => scroller.current?.scrollBy(0, deltaY)}
    >
      <canvas ref={canvas} className={styles.canvas} />
    </div>
  )
}

/** Draws the map, and draws it again after each change that is visible on it. */
function useDrawnMap(canvas: RefObject<HTMLCanvasElement | null>, props: MinimapProps): void {
  const { scroller, states, marks, categories, hits } = props
  /** The height of the page when the map was last drawn, in CSS pixels. */
  const drawnAt = useRef(0)
  const draw = useEffectEvent(() => {
    const page = scroller.current
    const map = canvas.current
    if (!page || !map) return
    drawnAt.current = page.scrollHeight
    drawMap(map, page, props)
  })

  useEffect(() => {
    const waiting = window.setTimeout(draw, pause)
    return () => window.clearTimeout(waiting)
  }, [states, categories, hits])

  useEffect(() => {
    const map = canvas.current
    const text = scroller.current?.firstElementChild
    if (!map || !text) return
    let waiting: number | undefined
    const drawSoon = () => {
      window.clearTimeout(waiting)
      waiting = window.setTimeout(draw, pause)
    }
    const ownSize = new ResizeObserver(drawSoon)
    ownSize.observe(map)
    // Nearly every typed line changes the height of the text, and hardly one changes the map.
    const textSize = new ResizeObserver(([entry]) => {
      const height = entry?.target.parentElement?.scrollHeight ?? 0
      if (looksDifferent(drawnAt.current, height, map.clientHeight)) drawSoon()
    })
    textSize.observe(text)
    const unfollow = marks.follow(changes => changes.some(isSeen) && drawSoon())
    const colours = new MutationObserver(drawSoon)
    colours.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      window.clearTimeout(waiting)
      ownSize.disconnect()
      textSize.disconnect()
      colours.disconnect()
      unfollow()
    }
  }, [canvas, scroller, marks])
}

function drawMap(
  map: HTMLCanvasElement,
  page: HTMLElement,
  { sections, layout, states, marks, categories, hits }: MinimapProps,
): void {
  map.parentElement?.style.setProperty('--scroll-bar', `${page.offsetWidth - page.clientWidth}px`)
  const ratio = devicePixelRatio
  map.width = Math.round(map.clientWidth * ratio)
  map.height = Math.round(map.clientHeight * ratio)
  const place = deskPlaces(sections, layout, beginningOf(page), page.scrollHeight)
  const colours = new Map(categories.map(({ id, colour }) => [id, colour]))
  const coloured = marks.all.get().map(({ index, category }) => ({
    index,
    colour: colours.get(category) ?? 'grey',
  }))
  const rows = mapRows({ states, marks: coloured, hits }, Math.max(1, map.clientHeight), place)
  paintMap(map, rows, coloursOf(map))
}

/** Returns a function that looks up each custom property of `element` once. */
function coloursOf(element: HTMLElement): (name: string) => string {
  const style = getComputedStyle(element)
  const known = new Map<string, string>()
  return name => {
    const found = known.get(name) ?? style.getPropertyValue(name)
    known.set(name, found)
    return found
  }
}

/** Whether a change of a mark is visible on the map; a move within its paragraph is not. */
const isSeen = ({ before, after }: AnnotationChange) =>
  before?.index !== after?.index || before?.category !== after?.category

/**
 * Returns a function from a paragraph to its place, as a share from 0 to 1 of the `whole` height.
 * The first section begins at `start`.
 */
function deskPlaces(
  sections: readonly Section[],
  layout: SectionLayout,
  start: number,
  whole: number,
): (index: number) => number {
  const tops = sections.map(() => 0)
  let top = start
  for (const number of tops.keys()) {
    tops[number] = top
    top += layout.height(number, number + 1)
  }
  let number = 0
  return index => {
    // Most calls come in the order of the book.
    if (index < (sections[number]?.offset ?? 0)) number = 0
    while (index >= (sections[number + 1]?.offset ?? Infinity)) number++
    const section = sections[number]
    if (!section) return 0
    const share = (index - section.offset) / (section.end - section.start)
    return ((tops[number] ?? 0) + share * layout.height(number, number + 1)) / whole
  }
}
