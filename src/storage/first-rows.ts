import type { Category } from '#domain/annotation'
import type { Stamp } from '#domain/clock'
import type { Setting } from '#domain/settings'
import { allCategories } from './categories.ts'
import { knownStamp } from './clock.ts'
import type { LibraryDb } from './db.ts'
import type { Checked } from './rows.ts'
import { allSettings } from './settings.ts'

/** The rows without which the services cannot be made. */
export interface FirstRows {
  readonly settings: Checked<Setting>
  readonly categories: Checked<Category>
  /** The latest stamp that the library has seen; null if all its rows must be read for it. */
  readonly stamp: Stamp | null
}

/** Reads them together, because the first screen waits for each reply of the engine. */
export const readFirst = (db: LibraryDb): Promise<FirstRows> =>
  db.transaction('r', ['settings', 'categories', 'meta'], async () => {
    const [settings, categories, stamp] = await Promise.all([
      allSettings(db),
      allCategories(db),
      knownStamp(db),
    ])
    return { settings, categories, stamp }
  })
