import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The checkout this file is in. */
export const root = resolve(import.meta.dirname, '../../..')

/**
 * The folder of downloads for this machine, outside any checkout, so that the next clone is quick.
 */
export function cacheFolder() {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'duizhao', 'Cache')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'duizhao')
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'duizhao')
}
