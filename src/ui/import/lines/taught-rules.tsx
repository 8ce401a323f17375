import type { ImportFindings } from '#services/outside'
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../../actions.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { SettledField } from '../settled-field.tsx'
import dialog from '../import-dialog.module.css'
import styles from './lines.module.css'
import type { Result, Teaching } from './use-teaching.ts'

interface TaughtRulesProps {
  readonly teaching: Teaching
  readonly findings: ImportFindings
  readonly isReading: boolean
}

/** What the reader taught about this file, for the reader to correct. */
export function TaughtRules({ teaching, findings, isReading }: TaughtRulesProps) {
  const { t } = useTranslation()
  const id = useId()
  const { enabled } = useActions()
  const { rules, joined } = teaching
  const isEmpty = rules.length === 0 && joined === 0
  const [wasTaught, setWasTaught] = useState(false)
  if (!isEmpty && !wasTaught) setWasTaught(true)
  // What was undone can be redone here, too.
  if (isEmpty && !(wasTaught && enabled.has('edit.redo'))) return null
  return (
    <section className={styles.taught} aria-labelledby={`${id}-taught`}>
      <header className={styles.head}>
        <h3 id={`${id}-taught`}>{t('import.taught.heading')}</h3>
        <ActionButton action="edit.undo" />
        <ActionButton action="edit.redo" />
      </header>
      {rules.map(({ what, pattern }, at) => {
        const found = isReading
          ? undefined
          : findings.taught?.find(one => one.what === what && one.pattern === pattern)
        return (
          // Two rules never have one pattern, but the reader may just be writing it.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={styles.rule}>
            <label htmlFor={`${id}-${at}`}>{t(`import.taught.what.${what}`)}</label>
            <div>
              <SettledField
                id={`${id}-${at}`}
                value={pattern}
                describedBy={`${id}-${at}-met`}
                lang="zh"
                required
                onSettled={written => teaching.edit(at, written)}
              />
              <p id={`${id}-${at}-met`} className={dialog.hint} role={found?.fault && 'alert'}>
                {found?.fault
                  ? t(`import.patternFault.${found.fault}`, { pattern })
                  : found && t('import.taught.met', { count: found.count })}
              </p>
            </div>
            <ActionButton
              action="taught.remove"
              name={t('import.taught.remove', { pattern })}
              icon={<X size={15} aria-hidden />}
              onPress={() => teaching.edit(at, '')}
            />
          </div>
        )
      })}
      {isEmpty && <p className={dialog.hint}>{t('import.taught.undone')}</p>}
      {joined > 0 && <p className={dialog.hint}>{t('import.taught.joined', { count: joined })}</p>}
    </section>
  )
}

/** What the last thing that was taught did, at the foot of what is visible. */
export function TaughtResult({ result }: Pick<Teaching, 'result'>) {
  return (
    <div className={styles.result} data-empty={result === null || undefined}>
      <p role="status">{result && <Said result={result} />}</p>
      {result && <ActionButton action="edit.undo" />}
    </div>
  )
}

function Said({ result }: { readonly result: Result }) {
  const { t } = useTranslation()
  if (result === 'joined') return t('import.taught.isJoined')
  const { what, pattern, count } = result
  return t(`import.taught.done.${what}`, { pattern, count })
}
