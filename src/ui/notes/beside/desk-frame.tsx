import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './beside.module.css'
import type { DeskPlaces } from './desk.ts'

interface DeskFrameProps {
  readonly frame: RefObject<HTMLDivElement | null>
  /** Whether no card is near the screen. */
  readonly isEmpty: boolean
  readonly children: ReactNode
}

/** What cards are seen in: a layer that moves with the text, with the lines that lead to them. */
export function DeskFrame({ frame, isEmpty, children }: DeskFrameProps) {
  const { t } = useTranslation()
  return (
    <div ref={frame} className={styles.window}>
      <div className={styles.layer} data-layer="">
        <svg className={styles.threads} aria-hidden="true">
          <path data-threads="" />
          <path data-thread="" />
        </svg>
        {children}
      </div>
      {isEmpty && <p className={styles.none}>{t('notes.noneHere')}</p>}
    </div>
  )
}

/** Returns the elements of a frame; null if it is not drawn. */
export function deskPlaces(frame: HTMLElement | null): DeskPlaces | null {
  const layer = frame?.querySelector<HTMLElement>('[data-layer]')
  const threads = frame?.querySelector<SVGPathElement>('[data-threads]')
  const thread = frame?.querySelector<SVGPathElement>('[data-thread]')
  return frame && layer && threads && thread ? { window: frame, layer, threads, thread } : null
}
