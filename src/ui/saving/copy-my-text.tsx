import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { ActionButton } from '../parts/action-button.tsx'

/** Copies all that is not saved, for the reader to paste where it is safe. */
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

/** By the page's own copy command: every permission, the clipboard's too, is denied to the page. */
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
