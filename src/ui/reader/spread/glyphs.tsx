import type { TranslationState } from '#domain/translation'

/**
 * The sign of a state: a ring, half a disc, a tick, a flag; or of a hidden paragraph: an eye with a
 * stroke through it. The shapes differ, not only the colours.
 */
export function StateGlyph({ state }: { readonly state: TranslationState | 'hidden' }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      {shapes[state]}
    </svg>
  )
}

const shapes: Readonly<Record<TranslationState | 'hidden', React.ReactNode>> = {
  hidden: <path d="M2 8q6-8 12 0-6 8-12 0M3 14L13 3" fill="none" stroke="currentColor" />,
  empty: <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" strokeDasharray="1.6 2" />,
  draft: (
    <>
      <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" />
      <path d="M8 3.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />
    </>
  ),
  done: <path d="M3.5 8.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  check: (
    <path d="M5 14V2.5l7 3-7 3" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
  ),
}

/** The sign that a pair has a note. */
export function NoteGlyph() {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path d="M3 3.5h10M3 7h10M3 10.5h6" fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  )
}
