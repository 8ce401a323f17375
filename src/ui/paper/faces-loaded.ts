import { element } from './draw-words.ts'
import styles from './paper.module.css'

const letter = 0x41

/**
 * Returns an element with one character of each face that the page has loaded, which are those that
 * the lines were measured with. The printed document loads them before it sets a sheet: setting all
 * sheets again, once a face has arrived, takes longer than printing them.
 */
export function facesLoaded(faces: Iterable<FontFace> = document.fonts): HTMLElement {
  const list = element('div', styles.faces)
  for (const { status, family, weight, style, unicodeRange } of faces) {
    if (status !== 'loaded') continue
    const [, first, last = first] = /^U\+([\da-f]+)(?:-([\da-f]+))?/i.exec(unicodeRange) ?? []
    if (first === undefined || last === undefined) continue
    const face = element('span')
    face.style.fontFamily = `"${CSS.escape(family)}"`
    // A face of several weights names the first and the last.
    face.style.fontWeight = weight.split(' ')[0] ?? ''
    face.style.fontStyle = style
    // Nothing is loaded for the control characters that the range of a face may begin with.
    const point = Math.min(Number.parseInt(last, 16), Math.max(Number.parseInt(first, 16), letter))
    face.textContent = String.fromCodePoint(point)
    list.append(face)
  }
  return list
}
