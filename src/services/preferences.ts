import { defaultSettings, type Setting, type Settings } from '#domain/settings'
import { live, type Live } from './live.ts'
import type { Writer } from './saving/writer.ts'

/** What the reader has chosen for the program. */
export interface Preferences {
  readonly settings: Live<Settings>
  /** Shows at once and is written after; a failure is shown by the save state. */
  readonly change: (change: Partial<Settings>) => void
}

/** Preferences that begin with what is `stored`; the rest is as it is by default. */
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
