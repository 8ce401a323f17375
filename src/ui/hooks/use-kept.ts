import { keptFromMarks, type MarkDerivation } from '#services/marking/kept-from-marks'
import type { MarksNow } from '#services/marking/marks-now'
import { useMemo } from 'react'
import { useLive } from './use-live.ts'

/** What `reckoning`, the same object until it is another, works out of `marks`; kept by what each change touches. */
export function useKept<T>(marks: MarksNow, reckoning: MarkDerivation<T>): T {
  return useLive(useMemo(() => keptFromMarks(marks, reckoning), [marks, reckoning]))
}
