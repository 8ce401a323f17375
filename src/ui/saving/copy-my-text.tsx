import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { ActionButton } from '../parts/action-button.tsx'

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

/** `execCommand`, because the page has no permissions, not even for the clipboard. */
function copyText(text: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
  }
  window.addEventListener('copy', onCopy, { capture: true })
  const isCopied = document.execCommand('copy')
  window.removeEventListener('copy', onCopy, { capture: true })
  return isCopied
}
