/**
 * Puts `text` on the clipboard; returns whether that worked. `execCommand`, because the page has no
 * permissions, not even for the clipboard.
 */
export function copyText(text: string, html?: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    if (html !== undefined) event.clipboardData?.setData('text/html', html)
  }
  window.addEventListener('copy', onCopy, { capture: true })
  const isCopied = document.execCommand('copy')
  window.removeEventListener('copy', onCopy, { capture: true })
  return isCopied
}
