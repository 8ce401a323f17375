import { isOutside } from '#domain/notes/link-target'
import { copyText } from '../../parts/copy-text.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'

/**
 * Returns a function that follows a link of a note. The main process opens only `https:` addresses,
 * after a question; others are copied.
 */
export function useFollow(): (target: string) => void {
  const { outside } = useServices()
  const toasts = useToasts()
  return target => {
    if (!isOutside(target)) return
    if (/^https:/i.test(target)) void outside.openLink(target)
    else if (copyText(target))
      toasts.show('copy', { message: t => t('notes.addressCopied', { address: target }) })
  }
}
