import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import exporting from '../exporting/export-dialog.module.css'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import styles from './paper-dialog.module.css'
import { PaperPreview } from './paper-preview.tsx'
import type { OnPaper } from './set-on-paper.ts'
import type { OnPaperNow } from './use-on-paper.ts'
import type { Press } from './use-press.ts'

interface PaperFrameProps {
  readonly title: string
  readonly setting: Omit<OnPaperNow, 'isCurrent' | 'stop'>
  readonly press: Press
  /** Whether the pages can be printed and saved. */
  readonly isReady: boolean
  readonly onClose: () => void
  /** The choices. */
  readonly children: ReactNode
}

/** A dialog with pages, what can be chosen for them, and what can be done with them. */
export function PaperFrame(props: PaperFrameProps) {
  const { title, setting, press, isReady, onClose, children } = props
  const { t } = useTranslation()
  const isWorking = press.work !== null
  const foot = (
    <Foot
      share={isWorking ? null : setting.share}
      working={press.work}
      said={press.said || setting.said}
      isReady={isReady}
      onClose={onClose}
    />
  )
  return (
    <DialogFrame title={title} onClose={onClose} wide foot={foot}>
      <div className={styles.parts}>
        <fieldset
          className={`${exporting.options} ${styles.options}`}
          disabled={isWorking}
          aria-label={t('paper.choices')}
        >
          {children}
        </fieldset>
        <Pages paper={setting.paper} />
      </div>
    </DialogFrame>
  )
}

interface FootProps extends SaidProps {
  readonly isReady: boolean
  readonly onClose: () => void
}

/** How far the work is, and what can be done with the pages. */
function Foot({ isReady, onClose, ...props }: FootProps) {
  const { t } = useTranslation()
  return (
    <>
      <Said {...props} />
      {props.working !== null || props.share !== null ? (
        <ActionButton action="print.cancel" />
      ) : (
        <ActionButton action="dialog.close" label={t('exporting.close')} onPress={onClose} />
      )}
      <ActionButton action="print.save" waits={!isReady} />
      <ActionButton action="print.start" look="main" waits={!isReady} />
    </>
  )
}

function Pages({ paper }: { readonly paper: OnPaper | null }) {
  const { t } = useTranslation()
  if (paper === null) return <p className={styles.none} aria-busy />
  if (paper.laid.pages.length === 0) return <p className={styles.none}>{t('exporting.nothing')}</p>
  return <PaperPreview paper={paper} />
}

interface SaidProps {
  /** How much is set on paper; null if all is. */
  readonly share: number | null
  /** What is being done with the pages; null if nothing is. */
  readonly working: string | null
  readonly said: string
}

function Said({ share, working, said }: SaidProps) {
  const { t } = useTranslation()
  const setting = share === null ? null : t('paper.setting', { percent: Math.floor(100 * share) })
  const words = working ?? setting
  return (
    <div className={exporting.said} role="status">
      {words === null ? (
        said && <p>{said}</p>
      ) : (
        <>
          <span>{words}</span>
          <progress aria-label={words} value={working === null ? (share ?? 0) : undefined} />
        </>
      )}
    </div>
  )
}
