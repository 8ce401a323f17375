import { defaultSettings, panelRanges } from '#domain/settings'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PanelEdge } from './panel-edge.tsx'
import type { PanelPlace } from './panel-layout.ts'
import styles from './panel.module.css'
import type { PanelName, Panels } from './use-panels.ts'

interface PanelProps {
  readonly name: PanelName
  readonly place: PanelPlace
  readonly resize: Panels['resize']
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The usual width of each panel. */
const usual = {
  contents: defaultSettings.contentsWidth,
  find: defaultSettings.findWidth,
  notes: defaultSettings.notesWidth,
} as const satisfies Record<PanelName, number>

/** The landmark that each panel is. Its edge is inside, because all of a page is in landmarks. */
const roles = {
  contents: 'navigation',
  find: 'search',
  notes: 'complementary',
} as const satisfies Record<PanelName, string>

/**
 * A panel at one side of the text, or over it. Its edge can be moved. Escape closes it, unless
 * something in it needs the key.
 */
export function Panel({ name, place, resize, onClose, children }: PanelProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is in roles
    <div
      id={id}
      role={roles[name]}
      aria-label={t(`panes.${name}`)}
      className={styles.panel}
      data-panel={name}
      data-way={place.way}
      style={{ inlineSize: place.width }}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        if (event.nativeEvent.isComposing || event.keyCode === 229) return
        event.preventDefault()
        onClose()
      }}
    >
      {children}
      <PanelEdge
        name={name}
        controls={id}
        width={place.width}
        min={panelRanges[name].min}
        max={place.max}
        onResize={(width, isFinal) => resize(name, width, isFinal)}
        onReset={() => resize(name, Math.min(usual[name], place.max), true)}
      />
    </div>
  )
}
