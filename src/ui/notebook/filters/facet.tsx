import { useEffect, useEffectEvent, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useEscape } from '../../hooks/use-escape.ts'
import styles from './facet.module.css'

interface FacetProps {
  readonly label: string
  /** How many values are chosen. */
  readonly chosen: number
  readonly children: ReactNode
}

/** The space between a panel and the edge of the window, in CSS pixels. */
const edge = 8

/** A button that opens a small panel with the choices of one filter. One is open at a time. */
export function FacetButton({ label, chosen, children }: FacetProps) {
  const { t } = useTranslation()
  const details = useRef<HTMLDetailsElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    if (details.current) details.current.open = false
  }
  useCloseOutside(details, isOpen, close)
  return (
    <details
      ref={details}
      name="notebook-filter"
      className={styles.facet}
      data-chosen={chosen > 0}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary
        data-action="notebook.filter"
        // It begins with the words that show, so that it can be called by them.
        aria-label={chosen > 0 ? t('notebook.chosen', { label, count: chosen }) : label}
      >
        {label}
        {chosen > 0 && (
          <>
            {' '}
            <span className={styles.badge} aria-hidden>
              {chosen}
            </span>
          </>
        )}
      </summary>
      {isOpen && (
        <FacetPanel
          details={details}
          label={label}
          onClose={() => {
            close()
            details.current?.querySelector('summary')?.focus()
          }}
        >
          {children}
        </FacetPanel>
      )}
    </details>
  )
}

interface FacetPanelProps extends Pick<FacetProps, 'label' | 'children'> {
  readonly details: RefObject<HTMLDetailsElement | null>
  readonly onClose: () => void
}

/** The choices. The panel is moved so that it is not outside the window. */
function FacetPanel({ details, label, children, onClose }: FacetPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEscape(details, onClose)
  useEffect(() => {
    const element = panel.current
    if (!element) return
    const { right } = element.getBoundingClientRect()
    const over = right - (document.documentElement.clientWidth - edge)
    if (over > 0) element.style.setProperty('inset-inline-start', `${-over}px`)
  }, [])
  return (
    <div ref={panel} role="group" aria-label={label} className={styles.panel}>
      {children}
    </div>
  )
}

/** Closes an open panel when the reader presses or focuses something outside it. */
function useCloseOutside(
  details: RefObject<HTMLDetailsElement | null>,
  isOpen: boolean,
  close: () => void,
): void {
  const look = useEffectEvent(({ target }: Event) => {
    if (target instanceof Node && !details.current?.contains(target)) close()
  })
  useEffect(() => {
    if (!isOpen) return
    const ending = new AbortController()
    const { signal } = ending
    for (const name of ['pointerdown', 'focusin'])
      document.addEventListener(name, event => look(event), { signal })
    return () => ending.abort()
  }, [isOpen])
}
