/**
 * The composition root: the one place that knows every layer. It opens the library,
 * makes the services, chooses the language and puts the interface on the page.
 */
// These imports come first, because they begin what takes longest.
import { appInfo, shelf } from './first-calls.ts'
import { newId, beginOpening, opening, openingProgress } from './opening.ts'
import type { Api } from '#contract/api'
import { chooseLanguage } from '#i18n/languages'
import { createSpeech } from '#i18n/speech'
import { importingInWorker } from '#services/library/importing-in-worker'
import { rememberReading } from '#services/library/reading-now'
import type { Started, StartFailure } from '#services/keeping/start'
import { packingInWorker } from '#services/restoring/packing-in-worker'
import { comparingInWorker } from '#services/restoring/comparing-in-worker'
import { searchEngineInWorker } from '#services/searching/search-in-worker'
import { spellingInWorker } from '#services/spelling/spelling-in-worker'
import { createServices, type Services } from '#services/services'
import { wordsLater } from '#services/words/words-later'
import { StrictMode, useLayoutEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { createImportWorker } from './import-worker.ts'
import { createSearchWorker } from './search-worker.ts'
import { createSpellingWorker } from './spelling-worker.ts'
import { createWordsWorker } from './words-worker.ts'
import { App } from './ui/app.tsx'
import { restartUnseen } from './ui/restart-unseen.ts'
import { StartFault } from './ui/start-fault.tsx'
import { StartWait } from './ui/start-wait.tsx'

/** How long a start may take without an explanation on the screen, in milliseconds. */
const moment = 500

const { stopped, isReading, end, importing } = rememberReading(
  importingInWorker(createImportWorker),
  localStorage,
)
// A page that crashes does not send this.
addEventListener('pagehide', end)
const packing = packingInWorker(createImportWorker)
const comparing = comparingInWorker(createImportWorker)
const searchEngine = searchEngineInWorker(createSearchWorker)
const spellingEngine = spellingInWorker(createSpellingWorker)

const restart = () => location.reload()
const restartIfUnseen = restartUnseen(restart, isReading)

/**
 * The services, or why they cannot be made. A library that opens and cannot be read is repaired,
 * once.
 */
async function open(
  api: Api,
  beginning: Promise<Started>,
  isDistrusted = false,
): Promise<Services | StartFailure> {
  const tools = {
    api,
    now: Date.now,
    newId,
    importing,
    packing,
    comparing,
    searchEngine,
    spellingEngine,
    words: wordsLater(createWordsWorker, api),
    voices: async () => (await import('./web-voices.ts')).webVoices,
    createWordsWorker,
    restart,
    restartUnseen: restartIfUnseen,
  }
  const started = await beginning
  if (started.state === 'failed') return started.why
  try {
    return await createServices({ ...tools, db: started.db, started })
  } catch {
    started.db.close()
    return isDistrusted ? 'database' : open(api, beginOpening(true), true)
  }
}

/** The result of `work`; null if it fails or takes longer than a moment. */
const soon = <T,>(work: Promise<T>): Promise<T | null> =>
  Promise.race([
    work.catch(() => null),
    new Promise<null>(resolve => setTimeout(resolve, moment, null)),
  ])

/** Returns `first` at the first call, and the result of `ask` at every later one. */
function firstOf<T>(first: Promise<T>, ask: () => Promise<T>): () => Promise<T> {
  let isAsked = false
  return () => {
    if (isAsked) return ask()
    isAsked = true
    return first
  }
}

/** What to show once it is known. `wait` shows what takes longer than a moment. */
async function start(wait: (shown: ReactNode) => void): Promise<ReactNode> {
  const api = { ...window.api, listBooks: firstOf(shelf, window.api.listBooks) }
  const opened = open(api, opening)
  const app = await appInfo
  const speech = await createSpeech(chooseLanguage(null, app.languages))
  const waiting = setTimeout(() => {
    wait(<StartWait progress={openingProgress} speech={speech} outside={api} />)
  }, moment)
  const work = await opened
  clearTimeout(waiting)
  if (typeof work === 'string') {
    if (work === 'no-space') api.on('space', space => space !== 'none' && restart())
    return <StartFault why={work} speech={speech} outside={api} />
  }
  // The list is shown with the rest, and not one paint later.
  const listing = soon(work.library.list())
  addEventListener('pagehide', work.keeping.handOver)
  const language = chooseLanguage(work.preferences.settings.get().language, app.languages)
  if (speech.language !== language) await speech.changeLanguage(language)
  const books = await listing
  return <App services={{ ...work, outside: api, app, books, stopped }} speech={speech} />
}

/** Shows the window once `children` are there. */
function InWindow({ children }: { readonly children: ReactNode }) {
  useLayoutEffect(() => void window.api.showWindow(), [])
  return children
}

// The main process has set the reader's theme in Chromium. Until the settings are read, the theme
// is known only from there.
const isDark = matchMedia('(prefers-color-scheme: dark)').matches
document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'

const place = document.getElementById('root')
if (!place) throw new Error('the page has no root element')
const root = createRoot(place)
// Compiles React while the engine opens the library.
root.render(null)
const show = (shown: ReactNode) =>
  root.render(
    <StrictMode>
      <InWindow>{shown}</InWindow>
    </StrictMode>,
  )
show(await start(show))
// Every dialog needs this. It is loaded after the first screen.
requestAnimationFrame(() =>
  requestIdleCallback(() => void import('./ui/parts/dialog-frame.tsx').catch(() => {})),
)
