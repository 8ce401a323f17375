/**
 * Asks for what the first screen waits for, before any other code is here: the main process for the
 * shelf and for its report on the library, and then the engine for its databases, which makes it
 * open its files. Nothing here may import anything, so that this file is a small one of its own,
 * which runs before the others are compiled (`electron.config.ts`).
 */
import type { Api } from '#contract/api'

declare global {
  interface Window {
    readonly api: Api
  }
}

export const appInfo = window.api.appInfo()

/** The books as main has them at the start. */
export const shelf = window.api.listBooks()

/** What main knows of the library. */
export const store = window.api.openStore()

/**
 * The databases that the engine has; null if it must not be touched: another program has its files,
 * or the disk is full.
 */
export const existing = store.then(({ readOnly, space }) =>
  readOnly === null && space !== 'none' ? indexedDB.databases() : null,
)

// The code that awaits them handles their failure.
for (const begun of [appInfo, shelf, store, existing]) begun.catch(() => {})
