import type { StartReport } from '#services/keeping/keeping'
import type { Space } from '#services/outside'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from '../parts/guards.tsx'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { DialogReport } from './start-report-dialog.tsx'

// Nearly every start has nothing to say.
const StartReportDialog = lazy(async () => ({
  default: (await import('./start-report-dialog.tsx')).StartReportDialog,
}))

/**
 * What the start found, or was found after it: in a dialog where something had to be brought back, in a
 * message that stays where the reader should know of it; nothing where all was as it should be.
 */
export function StartNotice() {
  const { t } = useTranslation()
  const toasts = useToasts()
  const report = useLive(useServices().keeping.report)
  const [read, setRead] = useState<StartReport | null>(null)
  const isNewer = report?.found === 'read-only' && report.why === 'newer'
  useSpaceMessage()
  useEffect(() => {
    if (isNewer) toasts.show('start', { message: t => t('start.newer'), stays: true })
  }, [isNewer, toasts])
  if (!report || report === read || !isForDialog(report)) return null
  return (
    <DialogGuard name={t('startReport.heading')} of={report} onClose={() => setRead(report)}>
      <Suspense fallback={null}>
        <StartReportDialog report={report} onClose={() => setRead(report)} />
      </Suspense>
    </DialogGuard>
  )
}

/** Says once that the disk runs full, that it has, and that there is room again. */
function useSpaceMessage() {
  const toasts = useToasts()
  const space = useLive(useServices().keeping.space)
  const before = useRef<Space>('enough')
  useEffect(() => {
    const was = before.current
    before.current = space
    if (space === 'none')
      toasts.show('space', { message: t => t('startReport.noSpace'), stays: true })
    else if (space === 'low')
      toasts.show('space', { message: t => t('startReport.lowSpace'), stays: true })
    else if (was === 'none') toasts.show('space', { message: t => t('startReport.roomAgain') })
    else toasts.hide('space')
  }, [space, toasts])
}

const isForDialog = (report: StartReport): report is DialogReport =>
  report.found !== 'read-only' && report.found !== 'low-space'
