/** The program never goes online, and its page is given nothing of the machine. */
import type { App, Session } from 'electron'
import { origin } from './address.ts'

/** The one thing a page may do beyond itself: put what the reader copies on the clipboard. */
const granted = 'clipboard-sanitized-write'

/** Keeps Chromium's own services from looking for a network. Must come before the program is ready. */
export function silenceChromium(app: Pick<App, 'commandLine'>): void {
  const { commandLine } = app
  for (const name of ['disable-background-networking', 'disable-component-update', 'no-pings']) {
    commandLine.appendSwitch(name)
  }
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost')
}

/** Whether a request may be made at all; `server` is the development server's origin, if there is one. */
export function mayRequest(url: string, server: string | null): boolean {
  if (url.startsWith(`${origin}/`)) return true
  if (url.startsWith(`blob:${origin}/`) || url.startsWith('devtools://')) return true
  if (server === null) return false
  return url.startsWith(`${server}/`) || url.startsWith(`${server.replace(/^http/, 'ws')}/`)
}

/** Refuses every request that is not to our own scheme, every permission and every download. */
export function goOffline(session: Session, server: string | null, refused: () => void): void {
  silenceSpelling(session)
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const cancel = !mayRequest(url, server)
    if (cancel) refused()
    decide({ cancel })
  })
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permission === granted)
  })
  session.setPermissionCheckHandler((_contents, permission) => permission === granted)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
}

/** Chromium fetches dictionaries outside every session, where no handler sees it: it must never want one. */
function silenceSpelling(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(`${origin}/`)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
}

/** Refuses what Chromium would otherwise ask the reader, or fetch, in the name of a site. */
export function refuseSites(app: Pick<App, 'on'>): void {
  app.on('certificate-error', (event, ...[, , , , trust]) => {
    event.preventDefault()
    trust(false)
  })
  app.on('select-client-certificate', event => event.preventDefault())
  app.on('login', event => event.preventDefault())
}
