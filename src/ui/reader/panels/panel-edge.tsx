import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './panel.module.css'
import type { PanelName } from './use-panels.ts'

interface PanelEdgeProps {
  readonly name: PanelName
  /** The id of the panel's element. */
  readonly controls: string
  /** In CSS pixels, as all widths here. */
  readonly width: number
  readonly min: number
  readonly max: number
  /** `isFinal` is false while the edge is being dragged. */
  readonly onResize: (width: number, isFinal: boolean) => void
  readonly onReset: () => void
}

const step = 16

/**
 * The edge of a panel. The mouse and the arrow keys move it, Home and End move it as far as it can
 * go, and a double click or Enter restores the usual width.
 */
export function PanelEdge(props: PanelEdgeProps) {
  const { name, controls, width, min, max, onReset } = props
  const { t } = useTranslation()
  const move = useMove(props)
  const label = t('panes.edge', { panel: t(`panes.${name}`) })
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={Math.round(width)}
      aria-valuemin={min}
      aria-valuemax={Math.round(max)}
      aria-valuetext={t('settings.pixels', { count: Math.round(width) })}
      tabIndex={0}
      title={t('panes.edgeHint')}
      className={styles.edge}
      onDoubleClick={onReset}
      {...move}
    />
  )
}

/** Returns the handlers that move the edge. */
function useMove({ name, width, min, max, onResize, onReset }: PanelEdgeProps) {
  /** Where the pointer and the edge were when the drag began. */
  const from = useRef<{ x: number; width: number } | null>(null)
  const grows = name === 'notes' ? -1 : 1
  const within = (wanted: number) => Math.max(min, Math.min(wanted, max))
  const at = ({ clientX }: PointerEvent) =>
    from.current && within(from.current.width + grows * (clientX - from.current.x))
  const end = (event: PointerEvent<HTMLElement>) => {
    const now = at(event)
    if (now !== null && now !== from.current?.width) onResize(now, true)
    from.current = null
  }
  const byKey: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => onResize(within(width - grows * step), true),
    ArrowRight: () => onResize(within(width + grows * step), true),
    Home: () => onResize(min, true),
    End: () => onResize(max, true),
    Enter: onReset,
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { x: event.clientX, width }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = at(event)
      if (now !== null) onResize(now, false)
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const run = byKey[event.key]
      if (!run) return
      event.preventDefault()
      run()
    },
  }
}
