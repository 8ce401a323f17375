import { useTranslation } from 'react-i18next'
import { DialogFrame } from './dialog-frame.tsx'
import { NotShown } from '../guards/not-shown.tsx'

interface DialogNotShownProps {
  /** The dialog's name. */
  readonly name: string
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** Replaces a dialog that cannot be shown. */
export function DialogNotShown({ name, onAgain, onClose }: DialogNotShownProps) {
  const { t } = useTranslation()
  return (
    <DialogFrame title={name} onClose={onClose}>
      <div data-not-shown="dialog">
        <NotShown sentence={t('notShown.named', { name })} onAgain={onAgain} onLeave={onClose} />
      </div>
    </DialogFrame>
  )
}
