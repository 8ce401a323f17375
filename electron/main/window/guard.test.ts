import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { pageUrl } from '../page/address.ts'
import { guard } from './guard.ts'

/** Contents of a window that record their calls. */
function guarded() {
  const events = new EventEmitter()
  const loaded: string[] = []
  let opening: ((details: { readonly url: string }) => { readonly action: string }) | null = null
  const contents = Object.assign(events, {
    loadURL: async (url: string) => void loaded.push(url),
    setWebRTCIPHandlingPolicy: () => {},
    setWindowOpenHandler: (handler: NonNullable<typeof opening>) => {
      opening = handler
    },
  })
  guard(contents as unknown as WebContents)
  /** Whether the event `name` is prevented. */
  function stops(name: string, details: object): boolean {
    let stopped = false
    events.emit(name, { ...details, preventDefault: () => (stopped = true) })
    return stopped
  }
  return { events, loaded, stops, open: (url: string) => opening?.({ url }).action }
}

const elsewhere = ['https://example.org/', 'file:///etc/passwd', 'app://evil/', 'about:blank', '']

describe('a window', () => {
  it.each([...elsewhere, pageUrl])('a window opens no other for %j (windows allowed)', url => {
    expect(guarded().open(url)).toBe('deny')
  })

  it.each(elsewhere)('a window does not navigate to %j (navigation allowed)', url => {
    const { stops } = guarded()
    expect(stops('will-navigate', { url })).toBe(true)
    expect(stops('will-frame-navigate', { url, isMainFrame: true })).toBe(true)
    expect(stops('will-redirect', { url })).toBe(true)
  })

  it('a window may reload its own page, but in no frame and not by a redirect', () => {
    const { stops } = guarded()
    expect(stops('will-navigate', { url: pageUrl })).toBe(false)
    expect(stops('will-frame-navigate', { url: pageUrl, isMainFrame: true })).toBe(false)
    expect(stops('will-frame-navigate', { url: pageUrl, isMainFrame: false })).toBe(true)
    expect(stops('will-redirect', { url: pageUrl })).toBe(true)
    expect(stops('will-attach-webview', {})).toBe(true)
  })

  it('a window comes back from a page for which no event came', () => {
    const { events, loaded } = guarded()
    events.emit('did-navigate', {}, pageUrl)
    expect(loaded).toEqual([])
    events.emit('did-navigate', {}, 'about:blank')
    expect(loaded).toEqual([pageUrl])
  })
})
