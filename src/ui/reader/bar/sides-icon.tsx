import type { Settings } from '#domain/settings'

interface SidesIconProps {
  readonly sides: Settings['sides']
}

/** A small open book: lines of text are on the sides that are shown. */
export function SidesIcon({ sides }: SidesIconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="2.5" y="4" width="19" height="16" rx="1.5" />
      <path d="M12 4v16" />
      {sides !== 'translation' && <path d="M5.5 8.5h3.5M5.5 12h3.5M5.5 15.5h3.5" />}
      {sides !== 'source' && <path d="M15 8.5h3.5M15 12h3.5M15 15.5h3.5" />}
    </svg>
  )
}
