import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { copyText } from '../parts/copy-text.ts'

/** Copies everything that is not saved, so that the reader can paste it elsewhere. */
export function CopyMyText() {
  const { autosave } = useServices()
  const toasts = useToasts()
  return (
    <ActionButton
      action="save.copy"
      onPress={() => {
        const isCopied = copyText(autosave.unsaved())
        toasts.show('copy', { message: t => t(isCopied ? 'save.copied' : 'save.copyFailed') })
      }}
    />
  )
}
