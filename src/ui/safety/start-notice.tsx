import type { StartReport } from '#services/keeping/keeping'
import type { Space } from '#services/outside'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from '../guards/guards.tsx'
import { useLive } from '../hooks/use-live.ts'
import { later } from '../parts/later.tsx'
import { useServices } from '../services.ts'
import { useToasts, type Words } from '../toasts/toasts.ts'
import type { DialogReport } from './start-report-dialog.tsx'

// Nearly every start has nothing to report.
const StartReportDialog = later(
  async () => (await import('./start-report-dialog.tsx')).StartReportDialog,
)

/**
 * Shows what the start found, or what was found later: in a dialog if something had to be
 * recovered, in a message that stays if the reader should know about it, and not at all otherwise.
 */
export function StartNotice() {
  const { t } = useTranslation()
  const toasts = useToasts()
  const report = useLive(useServices().keeping.report)
  const [read, setRead] = useState<StartReport | null>(null)
  useSpaceMessage()
  useOwnershipMessage()
  useEffect(() => {
    const message = report?.found === 'read-only' ? readOnlyWords(report) : null
    if (message) toasts.show('start', { message, stays: true })
  }, [report, toasts])
  if (!report || report === read || !isForDialog(report)) return null
  return (
    <DialogGuard name={t('startReport.heading')} of={report} onClose={() => setRead(report)}>
      <StartReportDialog report={report} onClose={() => setRead(report)} />
    </DialogGuard>
  )
}

/** Says once that the disk is nearly full, that it is full, and that there is space again. */
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

/**
 * Says why a library is read-only, and what to do; `null` for a full disk, which has a message of
 * its own.
 */
function readOnlyWords(report: Extract<StartReport, { found: 'read-only' }>): Words | null {
  const { why } = report
  if (why === 'no-space') return null
  if (why === 'newer' || why === 'unwritable') return t => t(`start.${why}`)
  const { host } = report.why === 'elsewhere' ? report : { host: '' }
  return t => (host === '' ? t('start.elsewhereUnnamed') : t('start.elsewhere', { host }))
}

/**
 * Says that another program has the library or that its folder is gone, that it is back, or that it
 * is a copy.
 */
function useOwnershipMessage() {
  const toasts = useToasts()
  const { keeping } = useServices()
  const lost = useLive(keeping.lost)
  const before = useRef<typeof lost>(null)
  useEffect(() => {
    if (keeping.isCopy) toasts.show('copied', { message: t => t('start.copied'), stays: true })
  }, [keeping, toasts])
  useEffect(() => {
    const was = before.current
    before.current = lost
    if (lost === 'taken' || lost === 'moved')
      toasts.show('ownership', { message: t => t(`start.${lost}`), stays: true })
    else if (was === 'moved') toasts.show('ownership', { message: t => t('start.oursAgain') })
  }, [lost, toasts])
}

const isForDialog = (report: StartReport): report is DialogReport =>
  report.found !== 'read-only' && report.found !== 'low-space'
