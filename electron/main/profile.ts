/** The folder in which everything is stored, and Chromium's folder beside it. */
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'
import { ownerOnly } from './files/owner-only.ts'

interface Profile {
  readonly folder: string
  /**
   * `no-folder`: the program cannot start, because the folder does not exist and cannot be made.
   */
  readonly fault: 'no-folder' | null
}

/**
 * Stores everything in `folder`, or in the system's usual place if that is null. Call it before
 * anything is read. The name is plain ASCII, because some systems' tools still fail on others.
 * Chromium needs a writable place even on a read-only disk; there it gets one that is deleted at
 * the end.
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

/** Makes a folder that is removed at the end. Returns null if there is no space for it either. */
function placeForNow(app: Pick<App, 'on'>): string | null {
  try {
    const place = mkdtempSync(join(tmpdir(), 'duizhao-'))
    app.on('quit', () => rmSync(place, { recursive: true, force: true }))
    return place
  } catch {
    return null
  }
}
