interface Copied {
  readonly text: string
  readonly html?: string
}

/**
 * Puts `copied` on the clipboard. Returns false if that failed. By `execCommand`, because the page
 * has no permissions, not even for the clipboard. It works within some seconds after a key or a
 * click.
 */
export function putOnClipboard({ text, html }: Copied): boolean {
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
