import type { Setting } from '#domain/settings'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/** What the reader has set, each with a value its key may have. */
export async function allSettings(db: LibraryDb): Promise<Checked<Setting>> {
  return checked('settings', await db.settings.toArray())
}
