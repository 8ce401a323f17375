import type { Api } from '#contract/api'
import type { TableName } from '#domain/operation'

/** Writes into the log how many rows of a table could not be understood; nothing if none. */
export type ReportDamage = (table: TableName, damaged: number) => void

/** Reports through the main process. A log that cannot be written disturbs nobody. */
export const reportTo =
  (api: Pick<Api, 'log'>): ReportDamage =>
  (table, damaged) => {
    if (damaged === 0) return
    api
      .log({ level: 'warn', code: 'storage.damaged-rows', counts: { [table]: damaged } })
      .catch(() => {})
  }
