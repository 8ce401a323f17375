import type { History, HistoryTools } from './history.ts'

/** Earlier versions, whose code is loaded at the first call. */
export function historyLater(tools: HistoryTools): History {
  const loaded = async () => (await import('./history.ts')).createHistory(tools)
  return {
    versions: async target => (await loaded()).versions(target),
    keepPresent: async target => (await loaded()).keepPresent(target),
  }
}
