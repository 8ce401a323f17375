import type { App } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ownerOnly } from './owner-only.ts'

/**
 * Keeps everything in `folder`, or in the system's usual place if that is null. Must
 * come before anything is read. The name is plain ASCII: some systems' tools still
 * stumble over others.
 */
export function enterProfile(app: Pick<App, 'getPath' | 'setPath'>, folder: string | null): string {
  const profile = folder ?? join(app.getPath('appData'), 'Duizhao')
  mkdirSync(profile, { recursive: true, mode: ownerOnly.folder })
  app.setPath('userData', profile)
  app.setPath('sessionData', profile)
  return profile
}
