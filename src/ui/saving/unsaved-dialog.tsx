import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { CopyMyText } from './copy-my-text.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'

/**
 * Asks what to do when the window closes and the latest changes could not be written. Says why, and
 * offers to copy them.
 */
export function UnsavedDialog({ onAnswer }: { readonly onAnswer: (close: boolean) => void }) {
  const { t } = useTranslation()
  const save = useLive(useServices().autosave.state)
  const foot = (
    <>
      <CopyMyText />
      <ActionButton action="close.anyway" onPress={() => onAnswer(true)} />
      <ActionButton
        action="close.stay"
        look="main"
        ref={focusAtOnce}
        onPress={() => onAnswer(false)}
      />
    </>
  )
  return (
    <DialogFrame
      title={t('system.closeQuestion')}
      onClose={() => onAnswer(false)}
      foot={foot}
      insists
    >
      {save.state === 'failed' && <p>{t(`save.failed.${save.why}`)}</p>}
      <p>{t('system.closeDetail')}</p>
    </DialogFrame>
  )
}
