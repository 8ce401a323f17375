import type { Spread } from '#editor/spread'
import type { Speech } from '#i18n/speech'

/** What is said of the pair with the caret: its number, what it is, how far it has come, and what is on it on either side. */
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

/** Those of `parts` that say something, one after the other. */
export const inOneLine = (t: Speech['t'], parts: readonly string[]): string =>
  parts
    .filter(Boolean)
    .reduce((first, second) => (first ? t('spoken.list', { first, second }) : second), '')
