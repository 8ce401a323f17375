import type { Setting } from '#domain/settings'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** Returns the reader's settings that have allowed values. */
export async function allSettings(db: LibraryDb): Promise<Checked<Setting>> {
  return checked('settings', await db.settings.toArray())
}
