import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import { describe, expect, it } from 'vitest'
import { goOffline, mayRequest } from './offline.ts'

const server = 'http://localhost:5173'

describe('a request', () => {
  it.each<[string, boolean, boolean]>([
    ['app://bundle/index.html', true, true],
    ['blob:app://bundle/1-2', true, true],
    ['devtools://devtools/bundled/a.js', true, true],
    ['app://bundle.evil/', false, false],
    ['app://bundle', false, false],
    ['app://evil/', false, false],
    ['blob:https://example.org/1', false, false],
    ['http://localhost:5173/src/main.tsx', false, true],
    ['ws://localhost:5173/?token=1', false, true],
    ['http://localhost:51730/', false, false],
    ['http://localhost/', false, false],
    ['https://localhost:5173/', false, false],
    ['https://example.org/', false, false],
    ['http://127.0.0.1/', false, false],
    ['ws://example.org/', false, false],
    ['wss://example.org/', false, false],
    ['ftp://example.org/', false, false],
    ['file:///etc/passwd', false, false],
    ['chrome://gpu/', false, false],
    ['chrome-extension://abc/x.js', false, false],
    ['filesystem:app://bundle/x', false, false],
    ['', false, false],
  ])('a request to %j is allowed: %s, in development %s', (url, released, development) => {
    expect(mayRequest(url, null)).toBe(released)
    expect(mayRequest(url, server)).toBe(development)
  })
})

/** A session that is offline, and a record of its calls. */
function offline() {
  type Asked = (contents: unknown, permission: string, decide: (granted: boolean) => void) => void
  type Checked = (contents: unknown, permission: string) => boolean
  type Request = (of: { readonly url: string }, decide: (how: { cancel: boolean }) => void) => void
  const told = {
    asked: null as Asked | null,
    checked: null as Checked | null,
    device: null as (() => boolean) | null,
    request: null as Request | null,
    refused: 0,
  }
  const session = Object.assign(new EventEmitter(), {
    setSpellCheckerDictionaryDownloadURL: () => {},
    setSpellCheckerLanguages: () => {},
    setSpellCheckerEnabled: () => {},
    webRequest: { onBeforeRequest: (handler: Request) => (told.request = handler) },
    setPermissionRequestHandler: (handler: Asked) => (told.asked = handler),
    setPermissionCheckHandler: (handler: Checked) => (told.checked = handler),
    setDevicePermissionHandler: (handler: () => boolean) => (told.device = handler),
  })
  goOffline(session as unknown as Session, null, () => told.refused++)
  return { session, told }
}

describe('a page', () => {
  it.each([
    ['clipboard-sanitized-write', true],
    ['clipboard-read', false],
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['midi', false],
    ['fullscreen', false],
    ['openExternal', false],
    ['fileSystem', false],
    ['window-management', false],
  ])('a page that asks for %s gets it: %s (permissions granted)', (permission, expected) => {
    const { told } = offline()
    const answers: boolean[] = []
    told.asked?.(null, permission, granted => answers.push(granted))
    expect([...answers, told.checked?.(null, permission)]).toEqual([expected, expected])
    expect(told.device?.()).toBe(false)
  })

  it('a page reaches nothing but itself, and downloads nothing', () => {
    const { session, told } = offline()
    const cancelled: boolean[] = []
    const decide = ({ cancel }: { cancel: boolean }) => cancelled.push(cancel)
    told.request?.({ url: 'app://bundle/index.html' }, decide)
    told.request?.({ url: 'https://example.org/' }, decide)
    expect(cancelled).toEqual([false, true])
    expect(told.refused).toBe(1)
    let stopped = false
    session.emit('will-download', { preventDefault: () => (stopped = true) })
    expect(stopped).toBe(true)
  })
})
