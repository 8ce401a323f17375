import type { Annotation } from '#domain/annotation'

/** Whether a mark says nothing but what it marks. */
export const isQuietMark = ({ note, kind, tags }: Annotation): boolean =>
  note.length === 0 && tags.length === 0 && kind === 'highlight'

/** About how tall a card is that was never rendered whole, in a panel of `width`; in CSS pixels. */
export function guessedHeight(mark: Annotation | undefined, width: number): number {
  const perLine = Math.max(12, width / 9)
  const lines = (mark?.note ?? []).reduce(
    (sum, { text }) => sum + Math.max(1, Math.ceil(text.length / perLine)),
    0,
  )
  return 72 + lines * 24 + (mark && mark.tags.length > 0 ? 28 : 0)
}
