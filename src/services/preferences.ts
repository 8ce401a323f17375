import { defaultSettings, type Setting, type Settings } from '#domain/settings'
import { live, type Live } from './live.ts'
import type { Writer } from './saving/writer.ts'

/** The reader's settings. */
export interface Preferences {
  readonly settings: Live<Settings>
  /**
   * Takes effect at once and is written later. The save state reports a failure, unless the library
   * is only read: the settings then last until the program ends.
   */
  readonly change: (change: Partial<Settings>) => void
}

/** The `stored` settings, and defaults for the rest. */
export function createPreferences(tools: {
  readonly stored: readonly Setting[]
  readonly read: () => Promise<readonly Setting[]>
  readonly writer: Writer
  readonly now: () => number
}): Preferences & { readonly reread: () => Promise<void> } {
  const { stored, read, writer, now } = tools
  const settings = live<Settings>(withDefaults(stored))

  function change(changes: Partial<Settings>): void {
    const before = settings.get()
    const after = { ...before, ...changes }
    const changed = keys.filter(key => after[key] !== before[key])
    if (changed.length === 0) return
    settings.set(after)
    const updatedAt = now()
    writer.put(
      changed.map(key => ({ table: 'settings', row: { key, value: after[key], updatedAt } })),
      'none',
    )
  }

  return { settings, change, reread: async () => settings.set(withDefaults(await read())) }
}

const withDefaults = (stored: readonly Setting[]): Settings => ({
  ...defaultSettings,
  ...Object.fromEntries(stored.map(({ key, value }) => [key, value])),
})

const keys = Object.keys(defaultSettings) as (keyof Settings)[]
