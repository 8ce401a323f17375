/** The folder that everything is kept in, and Chromium's beside it. */
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'
import { ownerOnly } from './files/owner-only.ts'

export interface Profile {
  readonly folder: string
  /** Why the program cannot start there at all: there is no such folder, and none can be made. */
  readonly fault: 'no-folder' | null
}

/**
 * Keeps everything in `folder`, or in the system's usual place if that is null. Must
 * come before anything is read. The name is plain ASCII: some systems' tools still
 * stumble over others. Chromium needs a place to write even where nothing can be written: then it gets one that goes with the program.
 */
export function enterProfile(
  app: Pick<App, 'getPath' | 'setPath' | 'on'>,
  folder: string | null,
): Profile {
  const profile = folder ?? join(app.getPath('appData'), 'Duizhao')
  const { exists, isWritable } = stateOf(profile)
  const chromium = isWritable ? profile : (placeForNow(app) ?? profile)
  app.setPath('userData', chromium)
  app.setPath('sessionData', chromium)
  return { folder: profile, fault: exists ? null : 'no-folder' }
}

function stateOf(profile: string): { readonly exists: boolean; readonly isWritable: boolean } {
  try {
    mkdirSync(profile, { recursive: true, mode: ownerOnly.folder })
    accessSync(profile, constants.R_OK | constants.X_OK)
  } catch {
    return { exists: false, isWritable: false }
  }
  try {
    accessSync(profile, constants.W_OK)
    return { exists: true, isWritable: true }
  } catch {
    return { exists: true, isWritable: false }
  }
}

/** A new folder that is removed at the end; null where there is no room for one either. */
function placeForNow(app: Pick<App, 'on'>): string | null {
  try {
    const place = mkdtempSync(join(tmpdir(), 'duizhao-'))
    app.on('quit', () => rmSync(place, { recursive: true, force: true }))
    return place
  } catch {
    return null
  }
}
