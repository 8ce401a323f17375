import { saysTheSame, type Version, type Versioned } from '#domain/history'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasures } from '../hooks/use-measures.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { DifferenceView } from '../parts/difference-view.tsx'
import styles from './history-dialog.module.css'
import { useVersions } from './use-versions.ts'
import { VersionList } from './version-list.tsx'
import { textOfVersion } from './versions.ts'

interface HistoryDialogProps {
  /** The row whose versions are shown, as `targetOf` names it. */
  readonly target: string
  /** The name of the row. */
  readonly of: string
  /** The row as it is now. */
  readonly present: Versioned
  /** BCP 47 tag of its words. */
  readonly language: string
  readonly onRestore: (version: Version) => void
  readonly onClose: () => void
}

/** Every stored version of what the reader wrote, what has changed since, and how to restore it. */
export function HistoryDialog(props: HistoryDialogProps) {
  const { target, of, present, language, onRestore, onClose } = props
  const { t } = useTranslation()
  const { moment } = useMeasures()
  const found = useVersions(target)
  const versions = found.state === 'found' ? found.versions : []
  const [chosen, setChosen] = useState<string | null>(null)
  const version = versions.find(({ id }) => id === chosen) ?? versions[0]
  const foot = version && (
    <>
      <ActionButton action="dialog.close" onPress={onClose} />
      <ActionButton action="history.restore" look="main" onPress={() => onRestore(version)} />
    </>
  )
  return (
    <DialogFrame title={t('history.heading')} onClose={onClose} foot={foot}>
      <p className={styles.of}>{of}</p>
      {found.state === 'reading' && <p role="status">{t('history.reading')}</p>}
      {found.state === 'failed' && <p role="alert">{t('history.failed')}</p>}
      {found.state === 'found' && !version && <p>{t('history.none')}</p>}
      {version && (
        <div className={styles.columns}>
          <VersionList versions={versions} chosen={version} onChoose={setChosen} />
          <section
            className={styles.compared}
            aria-label={t('history.text', { when: moment(version.at) })}
            aria-live="polite"
          >
            <DifferenceView
              before={textOfVersion(version)}
              after={textOfVersion(present)}
              language={language}
            />
            <Remark version={version} present={present} />
          </section>
        </div>
      )}
    </DialogFrame>
  )
}

/** Explains the marks of a comparison; if the words are the same, says what else differs. */
function Remark({ version, present }: Record<'version' | 'present', Versioned>) {
  const { t } = useTranslation()
  return <p className={styles.legend}>{said()}</p>

  function said() {
    if (textOfVersion(version) !== textOfVersion(present)) return t('difference.legend')
    if (!saysTheSame(version, present)) return t('difference.formatOnly')
    const [before, after] = [stateOf(version), stateOf(present)]
    if (before === null || after === null || before === after) return t('history.same')
    return t('restoring.stateOnly', { before: t(`states.${before}`), after: t(`states.${after}`) })
  }
}

const stateOf = (of: Versioned) => (of.table === 'translations' ? of.row.state : null)
