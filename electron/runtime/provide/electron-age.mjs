import { engineAge } from '#services/engine-age'

/**
 * A sentence about the pinned `version` at `now`, in milliseconds since 1970.
 * @param {string} version
 * @param {number} now
 */
export function electronAge(version, now) {
  const { line, newest, isSupported } = engineAge(version, now)
  const about = `Electron ${version} is pinned; by the calendar about line ${newest} is the newest`
  if (isSupported) return `${about}, and ${line} is supported.`
  return `${about}, and ${line} is no longer supported: pin a newer one before you release.`
}
