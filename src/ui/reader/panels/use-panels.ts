import type { Settings } from '#domain/settings'
import { useState, useSyncExternalStore } from 'react'
import { useServices } from '../../services.ts'
import { panelsIn, type PanelLayout } from './panel-layout.ts'

export type PanelName = 'contents' | 'find' | 'notes'

const widthOf = {
  contents: 'contentsWidth',
  find: 'findWidth',
  notes: 'notesWidth',
} as const satisfies Record<PanelName, keyof Settings>

export interface Panels {
  readonly layout: PanelLayout
  /** The same for the widths that are stored, while a panel is being resized. */
  readonly settled: PanelLayout
  /** Gives a panel another width, which is stored when the reader lets go of its edge. */
  readonly resize: (panel: PanelName, width: number, isFinal: boolean) => void
}

/** Where the panels of the reader are, kept up to date with the window and the settings. */
export function usePanels(settings: Settings, isFinding: boolean): Panels {
  const { preferences } = useServices()
  const width = useWindowWidth()
  const [resized, setResized] = useState<Partial<Settings>>({})
  return {
    layout: panelsIn(width, { ...settings, ...resized }, isFinding),
    settled: panelsIn(width, settings, isFinding),
    resize(panel, wanted, isFinal) {
      const change = { [widthOf[panel]]: Math.round(wanted) }
      setResized(isFinal ? {} : change)
      if (isFinal) preferences.change(change)
    },
  }
}

/** The width of the window in CSS pixels. */
export const useWindowWidth = (): number => useSyncExternalStore(onResize, () => innerWidth)

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}
