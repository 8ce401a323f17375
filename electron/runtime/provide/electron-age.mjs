// How old the pinned line of Electron is. An estimate by the calendar: no server is asked.

/** The first release of one line, weeks between two lines, and how many are supported at a time. */
const known = { line: 40, at: Date.UTC(2026, 0, 13) }
const weeks = 8
const supported = 3

/**
 * A sentence about the pinned `version` at `now`, in milliseconds since 1970.
 * @param {string} version
 * @param {number} now
 */
export function electronAge(version, now) {
  const line = Number(version.split('.')[0])
  const newest = known.line + Math.floor((now - known.at) / (weeks * 7 * 24 * 3600 * 1000))
  const behind = newest - line
  const about = `Electron ${version} is pinned; by the calendar about line ${Math.max(newest, line)} is the newest`
  if (behind < supported) return `${about}, and ${line} is supported.`
  return `${about}, and ${line} is no longer supported: pin a newer one before you release.`
}
