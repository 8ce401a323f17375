/**
 * How old a line of Electron is: by the calendar, because no server is asked. A line is what the
 * first number of a version names.
 */

/** The first release of one line, and the rhythm since: Electron follows every second Chromium. */
const known = { line: 40, at: Date.UTC(2026, 0, 13) }
const rhythm = 8 * 7 * 24 * 3600 * 1000
/** How many lines receive security fixes at a time. */
const supported = 3

export interface EngineAge {
  readonly line: number
  /** The newest line at that time. */
  readonly newest: number
  /** When the line came out, in milliseconds since 1970. */
  readonly since: number
  /** Whether the line receives security fixes. */
  readonly isSupported: boolean
}

/** The age of `version`, such as `45.0.0`, at `now`, in milliseconds since 1970. */
export function engineAge(version: string, now: number): EngineAge {
  const line = Number(version.split('.')[0])
  const newest = Math.max(line, known.line + Math.floor((now - known.at) / rhythm))
  return {
    line,
    newest,
    since: known.at + (line - known.line) * rhythm,
    isSupported: newest - line < supported,
  }
}
