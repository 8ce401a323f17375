import { keptFromMarks, type MarkDerivation } from '#services/marking/kept-from-marks'
import type { MarksNow } from '#services/marking/marks-now'
import { useMemo } from 'react'
import { useLive } from './use-live.ts'

/**
 * Returns what `reckoning` derives from `marks`, updated by each change. `reckoning` must be the
 * same object between renders.
 */
export function useKept<T>(marks: MarksNow, reckoning: MarkDerivation<T>): T {
  return useLive(useMemo(() => keptFromMarks(marks, reckoning), [marks, reckoning]))
}
