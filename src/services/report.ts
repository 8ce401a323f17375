import type { Api } from '#contract/api'
import type { TableName } from '#domain/operation'

/** Logs how many rows of a table could not be understood, if there are any. */
export type ReportDamage = (table: TableName, damaged: number) => void

/** Reports through the main process. Failing to write the log has no effect. */
export const reportTo =
  (api: Pick<Api, 'log'>): ReportDamage =>
  (table, damaged) => {
    if (damaged === 0) return
    api
      .log({ level: 'warn', code: 'storage.damaged-rows', counts: { [table]: damaged } })
      .catch(() => {})
  }
