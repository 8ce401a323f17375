import type { Spread } from '#editor/spread'
import type { Speech } from '#i18n/speech'

/**
 * Returns what is said about the pair at the caret: its number, its kind, its state, and the marks
 * and notes on either side.
 */
export function placeWords(t: Speech['t'], spread: Spread): string {
  const { where } = spread.selection
  const pair = spread.selection.pair()
  if (!where || !pair) return ''
  const { level } = pair.paragraph
  const marks = spread.marks.onPair()
  const notes = marks.filter(({ note }) => note.length > 0)
  return inOneLine(t, [
    t('spoken.paragraph', { number: where.index + 1 }),
    level === undefined ? '' : t('spoken.heading', { level }),
    t(`states.${pair.translation.state}`),
    marks.length > 0 ? t('notes.count', { count: marks.length }) : '',
    notes.length > 0 ? t('spoken.notes', { count: notes.length }) : '',
  ])
}

/** Joins the parts that are not empty. */
export const inOneLine = (t: Speech['t'], parts: readonly string[]): string =>
  parts
    .filter(Boolean)
    .reduce((first, second) => (first ? t('spoken.list', { first, second }) : second), '')
