import type { MarkColour } from '#domain/annotation'
import type { SelectedText } from '#editor/queries/selected-text'
import type { EdgeDrag } from '#editor/spread/edge-drag'
import type { EdgedMark, MarkEdge, MarkEdges } from '#editor/spread/mark-edges'
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { MarkOutline } from '../../notes/bar/mark-outline.tsx'
import type { WindowBox } from '../../notes/bar/place-bar.ts'
import styles from './mark-handles.module.css'

interface MarkHandlesProps {
  readonly mark: EdgedMark
  /** Where the lines of the mark are drawn, in CSS pixels of the window. */
  readonly lines: readonly WindowBox[]
  readonly colour: MarkColour
  readonly isRightToLeft: boolean
  readonly edges: MarkEdges
  /** The reader has dragged an edge: the mark should cover these words. */
  readonly onMove: (to: SelectedText, edge: MarkEdge) => void
}

/** The outline of the chosen mark, and a handle at each of its edges. */
export function MarkHandles(props: MarkHandlesProps) {
  const { mark, lines, colour, isRightToLeft, edges, onMove } = props
  /** What the mark would cover if the pointer were released now. */
  const [wanted, setWanted] = useState<SelectedText | null>(null)
  const drag = useRef<EdgeDrag | null>(null)
  useEffect(() => () => drag.current?.end(), [])
  const shown = wanted ? edges.lines(wanted) : lines
  const [first, last] = [shown[0], shown.at(-1)]
  const handle = (edge: MarkEdge, line: WindowBox) => (
    <Handle
      edge={edge}
      line={line}
      at={(edge === 'end') === isRightToLeft ? 'left' : 'right'}
      colour={colour}
      onDrag={point => {
        drag.current ??= edges.drag(mark, edge, setWanted)
        drag.current.follow(point)
      }}
      onEnd={isDropped => {
        drag.current?.end()
        drag.current = null
        setWanted(null)
        if (isDropped && wanted) onMove(wanted, edge)
      }}
    />
  )
  return (
    <>
      <MarkOutline lines={shown} colour={colour} />
      {first && handle('start', first)}
      {last && handle('end', last)}
    </>
  )
}

interface HandleProps {
  readonly edge: MarkEdge
  readonly line: WindowBox
  /** The side of the line where the handle is. */
  readonly at: 'left' | 'right'
  readonly colour: MarkColour
  /** Called with the point of the text that the edge is dragged to. */
  readonly onDrag: (point: { readonly x: number; readonly y: number }) => void
  readonly onEnd: (isDropped: boolean) => void
}

/** Width in CSS pixels: a pointer target is at least so large. */
const width = 24

function Handle({ edge, line, at, colour, onDrag, onEnd }: HandleProps) {
  const { t } = useTranslation()
  /** The distance from the pointer to the edge, in the middle of its line. */
  const [grip, setGrip] = useState<{ readonly x: number; readonly y: number } | null>(null)
  useEffect(() => () => void delete document.body.dataset['movingEdge'], [])

  function take(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return
    // The selection and the focus stay in the text.
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    document.body.dataset['movingEdge'] = edge
    setGrip({ x: line[at] - event.clientX, y: (line.top + line.bottom) / 2 - event.clientY })
  }

  function end(isDropped: boolean) {
    if (!grip) return
    setGrip(null)
    delete document.body.dataset['movingEdge']
    onEnd(isDropped)
  }

  return (
    <div
      className={styles.handle}
      data-mark-edge={edge}
      data-mark-colour={colour}
      data-at={at}
      aria-hidden="true"
      title={t(edge === 'start' ? 'markBar.start' : 'markBar.end')}
      style={{
        left: at === 'left' ? line.left - width : line.right,
        top: line.top,
        height: line.bottom - line.top,
      }}
      onPointerDown={take}
      onPointerMove={({ clientX, clientY }) => {
        if (grip) onDrag({ x: clientX + grip.x, y: clientY + grip.y })
      }}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    />
  )
}
