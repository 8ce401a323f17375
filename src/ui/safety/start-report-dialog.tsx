import type { StartReport } from '#services/keeping/keeping'
import { kindOfFile } from '#services/keeping/kept-file'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useMeasures } from '../hooks/use-measures.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import styles from './start-notice.module.css'

/** The reports that need a dialog, because something had to be recovered. */
export type DialogReport = StartReport & {
  readonly found: 'rebuilt' | 'rows-mended' | 'copies-damaged'
}

interface StartReportDialogProps {
  readonly report: DialogReport
  readonly onClose: () => void
}

/** What was missing or damaged, what was recovered, and from when. */
export function StartReportDialog({ report, onClose }: StartReportDialogProps) {
  const { t } = useTranslation()
  const foot = (
    <ActionButton
      action="dialog.close"
      label={t('startReport.goOn')}
      look="main"
      ref={focusAtOnce}
      onPress={onClose}
    />
  )
  return (
    <DialogFrame title={t(`startReport.${headingOf(report)}`)} onClose={onClose} foot={foot}>
      <div className={styles.notice} data-start-report={report.found}>
        {report.found === 'rebuilt' && <Rebuilt report={report} />}
        {report.found === 'rows-mended' && <Mended report={report} />}
        {report.found === 'copies-damaged' && <p>{t('startReport.nothingMissing')}</p>}
        <Damaged files={report.damaged} />
      </div>
    </DialogFrame>
  )
}

function headingOf(report: DialogReport) {
  if (report.found === 'copies-damaged') return 'headingCopies'
  return report.found === 'rebuilt' && report.missing > 0 ? 'headingMissing' : 'heading'
}

type RebuiltReport = StartReport & { readonly found: 'rebuilt' }

function Rebuilt({ report }: { readonly report: RebuiltReport }) {
  const { t } = useTranslation()
  const { moment } = useMeasures()
  const { at, translations, annotations, missing, rawCopy } = report
  return (
    <>
      <p>{at > 0 ? t('startReport.rebuilt', { when: moment(at) }) : t('startReport.noneCame')}</p>
      {at > 0 && <Counts translations={translations} annotations={annotations} />}
      {missing > 0 && <p>{t('startReport.missing', { count: missing })}</p>}
      {rawCopy && <p>{t('startReport.rawCopy', { name: rawCopy })}</p>}
    </>
  )
}

function Mended({ report }: { readonly report: StartReport & { readonly found: 'rows-mended' } }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('startReport.rowsMended')}</p>
      <Counts {...report} />
    </>
  )
}

function Counts(of: Pick<RebuiltReport, 'translations' | 'annotations'>) {
  const { t } = useTranslation()
  return (
    <ul className={styles.counts}>
      <li>{t('safety.translations', { count: of.translations })}</li>
      <li>{t('safety.annotations', { count: of.annotations })}</li>
    </ul>
  )
}

const kinds = ['database', 'witness', 'journal', 'snapshot'] as const

/** Which files were damaged or missing, with a sentence for each kind that says what was done. */
function Damaged({ files }: { readonly files: readonly string[] }) {
  const { t } = useTranslation()
  return kinds.map(kind => {
    const names = files.filter(file => kindOfFile(file) === kind)
    if (names.length === 0) return null
    return (
      <div key={kind}>
        <p>{t(`startReport.damaged.${kind}`)}</p>
        <ul className={styles.files}>
          {names.map(name => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}
