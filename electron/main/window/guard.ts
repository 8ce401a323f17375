/** Keeps the window on its one page, whatever the page or a dropped file requests. */
import type { WebContents } from 'electron'
import { isPage, pageUrl } from '../page/address.ts'

export function guard(contents: WebContents): void {
  contents.on('will-navigate', event => {
    if (!isPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
  // No event comes before a page goes to `about:blank`, so the page is loaded again afterwards.
  contents.on('did-navigate', (_event, url) => {
    if (!isPage(url)) void contents.loadURL(pageUrl)
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
