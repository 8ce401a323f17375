import type { Sheet } from '#domain/paper/sheet'
import { bodyHeight, columnWidth } from '#domain/paper/sheet'
import { element } from './draw-words.ts'
import './paper-faces.css'
import styles from './paper.module.css'

/** Returns the element that sheets are in: it has their measures, and the faces of the reader. */
export function sheetsElement(sheet: Sheet): HTMLElement {
  const root = element('div', styles.sheets)
  const { dataset, style } = root
  dataset['setting'] = sheet.setting
  const own = document.documentElement
  for (const name of ['sourceFace', 'translationFace', 'shownScript']) {
    const value = own.dataset[name]
    if (value !== undefined) dataset[name] = value
  }
  for (const name of ['--named-source', '--named-translation']) {
    const value = own.style.getPropertyValue(name)
    if (value !== '') style.setProperty(name, value)
  }
  const { margin } = sheet
  const measures = {
    'sheet-width': sheet.width,
    // A sheet that is a hair too high would make another page.
    'sheet-height': sheet.height - 1,
    top: margin.top,
    bottom: margin.bottom,
    inner: margin.inner,
    outer: margin.outer,
    size: sheet.size,
    pitch: sheet.pitch,
    'note-pitch': sheet.notePitch,
    gap: sheet.gap,
    'note-gap': sheet.noteGap,
    column: columnWidth(sheet),
    body: bodyHeight(sheet),
  }
  for (const [name, pixels] of Object.entries(measures))
    style.setProperty(`--${name}`, `${pixels}px`)
  return root
}
