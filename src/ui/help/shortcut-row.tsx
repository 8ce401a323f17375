import type { ActionName } from '#domain/actions'
import { RotateCcw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { chordOf, shownHeld } from '../actions/keys.ts'
import { useActionLabel } from '../actions/use-action-label.ts'
import { useShortcut, useShownChord } from '../actions/use-shortcut.ts'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import styles from './shortcuts-dialog.module.css'
import type { Recording, ShortcutChanges } from './use-recording.ts'

interface ShortcutRowProps {
  readonly action: ActionName
  readonly changes: ShortcutChanges
}

/** One action and its keys, which a reader can change. */
export function ShortcutRow({ action, changes }: ShortcutRowProps) {
  const { t } = useTranslation()
  const label = useActionLabel()(action)
  const { shown } = useShortcut(action)
  const button = useRef<HTMLButtonElement>(null)
  const recording = changes.recording?.name === action ? changes.recording : null
  const isBusy = recording !== null
  const wasBusy = useRef(false)
  useEffect(() => {
    if (wasBusy.current && !isBusy) button.current?.focus()
    wasBusy.current = isBusy
  }, [isBusy])
  const keys = shown.length > 0 ? shown.join(` ${t('shortcuts.or')} `) : t('shortcuts.noKey')

  return (
    <div
      className={styles.shortcut}
      data-shortcut={action}
      data-recording={isBusy}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (recording && relatedTarget && !currentTarget.contains(relatedTarget)) changes.cancel()
      }}
    >
      <dt>{label}</dt>
      <dd>
        {changes.own[action] !== undefined && (
          <ActionButton
            action="shortcut.reset"
            label={t('shortcuts.reset', { action: label })}
            icon={<RotateCcw size={14} aria-hidden />}
            onPress={() => changes.reset(action)}
          />
        )}
        <button
          ref={button}
          type="button"
          className={styles.keys}
          data-action="shortcut.change"
          aria-label={t('shortcuts.change', { action: label, keys })}
          title={t('actions.shortcut.change')}
          onClick={() => changes.record(action)}
        >
          {shown.length === 0 && <span className={styles.noKey}>{keys}</span>}
          {shown.map((chord, i) => (
            <span key={chord}>
              {i > 0 && ` ${t('shortcuts.or')} `}
              <kbd>{chord}</kbd>
            </span>
          ))}
        </button>
      </dd>
      {recording && <Question recording={recording} changes={changes} />}
    </div>
  )
}

interface QuestionProps {
  readonly recording: Recording
  readonly changes: ShortcutChanges
}

/** Asks for a key, or says why the pressed keys cannot simply be taken. */
function Question({ recording, changes }: QuestionProps) {
  const { t } = useTranslation()
  const { platform } = useServices().app
  const label = useActionLabel()
  const shown = useShownChord()
  return (
    <dd className={styles.question}>
      <p role="status">
        {recording.state === 'waiting' && t('shortcuts.press')}
        {recording.state === 'refused' &&
          t(`shortcuts.refused.${recording.why}`, {
            keys: shown(chordOf(recording.chord)),
            mod: shownHeld('mod', platform),
          })}
        {recording.state === 'conflict' &&
          t('shortcuts.conflict', {
            keys: shown(chordOf(recording.chord)),
            action: label(recording.owner),
          })}
      </p>
      {recording.state === 'conflict' && (
        <ActionButton action="shortcut.take" look="main" ref={focusAtOnce} onPress={changes.take} />
      )}
      {recording.state !== 'conflict' && (
        <ActionButton action="shortcut.remove" onPress={changes.remove} />
      )}
      <ActionButton action="shortcut.cancel" onPress={changes.cancel} />
    </dd>
  )
}
