import type { Preferences } from '#services/preferences'

/**
 * Calls `changed` when the reader's list of dictionaries has changed, because some of them divide
 * texts into words. Returns what ends that.
 */
export function followDictionaries(
  { settings }: Pick<Preferences, 'settings'>,
  changed: () => void,
): () => void {
  let last = settings.get().dictionaries
  return settings.subscribe(() => {
    const now = settings.get().dictionaries
    if (now === last) return
    last = now
    changed()
  })
}
