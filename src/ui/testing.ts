/**
 * The interface for its tests: over real services, a library in memory and a shell with prepared
 * replies.
 */
import type { Api } from '#contract/api'
import type { EventName, Events } from '#contract/events'
import type { ActionName } from '#domain/actions'
import type { Book } from '#domain/book'
import { createSpeech } from '#i18n/speech'
import type { Language } from '#i18n/languages'
import { importingHere } from '#services/library/importing'
import { chineseVariants } from '#services/searching/chinese-variants'
import { packingHere } from '#services/restoring/packing'
import { searchEngineHere } from '#services/searching/search-engine'
import { createServices, type ServiceTools } from '#services/services'
import { fakeApi, sampleBook } from '#services/testing'
import { memoryLibrary } from '#storage/testing'
import { createElement, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { onTestFinished } from 'vitest'
import { ActionsProvider, createActionRegistry } from './actions.ts'
import { App } from './app.tsx'
import { ServicesProvider, type UiServices } from './services.ts'
import { SpokenRegion } from './spoken/spoken-region.tsx'
import { ToastRegion } from './toasts/toast-region.tsx'

/** A shell that can send events to the page, and remembers what the page sent. */
export function talkingShell(books: readonly Book[], answers: Partial<Api> = {}) {
  const listeners: { [N in EventName]?: (what: Events[N]) => void } = {}
  const menus: (readonly ActionName[])[] = []
  const menuLanguages: string[] = []
  const closes: boolean[] = []
  const api: Api = {
    ...fakeApi(books).api,
    appInfo: async () => info,
    takeOpenedFiles: async () => ({ ok: true, value: [] }),
    takeOpenedLink: async () => null,
    setAppearance: async () => {},
    setMenu: async ({ language, enabled }) => {
      menuLanguages.push(language)
      menus.push(enabled)
    },
    answerClose: async close => void closes.push(close),
    on: (name, listener) => {
      Object.assign(listeners, { [name]: listener })
    },
    ...answers,
  }
  const tell = <N extends EventName>(name: N, what: Events[N]) => listeners[name]?.(what)
  return { api, menus, menuLanguages, closes, tell }
}

const info = {
  version: '1.2.3',
  electron: '45.0.0',
  chromium: '156',
  platform: 'linux',
  languages: ['en'],
  logs: '/somewhere/logs',
  backups: '/somewhere/backups',
} as const

/** Creates real services over a library in memory. */
export async function servicesOver(
  api: Api,
  tools: Partial<ServiceTools> = {},
): Promise<UiServices> {
  let ids = 0
  const work = await createServices({
    db: await memoryLibrary(),
    api,
    now: Date.now,
    newId: () => `id-${++ids}`,
    importing: importingHere,
    packing: packingHere,
    searchEngine: searchEngineHere(async () => chineseVariants()),
    started: { seq: 0, report: null },
    ...tools,
  })
  return { ...work, outside: api, app: info, books: null, stopped: [] }
}

/** Renders `element` on the page until the test ends. */
export function show(element: ReactElement): HTMLElement {
  return shown(element).place
}

/** The same, and how to take it off the page before the test ends. */
function shown(element: ReactElement) {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  root.render(element)
  const close = () => root.unmount()
  onTestFinished(() => {
    close()
    place.remove()
  })
  return { place, close }
}

/**
 * Renders a part of the interface with all contexts that parts use, over the `given` services or
 * new ones.
 */
export async function showPart(part: ReactElement, language: Language = 'en', given?: UiServices) {
  const shell = talkingShell([sampleBook()])
  const services = given ?? (await servicesOver(shell.api))
  const registry = createActionRegistry()
  const speech = await createSpeech(language)
  const place = show(
    createElement(
      I18nextProvider,
      { i18n: speech },
      createElement(
        ServicesProvider,
        { value: services },
        createElement(
          ActionsProvider,
          { value: registry },
          createElement(SpokenRegion, null, createElement(ToastRegion, null, part)),
        ),
      ),
    ),
  )
  return { ...shell, services, registry, place, speech }
}

/** Opens the whole interface over a library of `books`. */
export async function openApp({
  books = [sampleBook()],
  answers = {},
  tools = {},
  stopped = [],
}: {
  readonly books?: readonly Book[]
  readonly answers?: Partial<Api>
  readonly tools?: Partial<ServiceTools>
  readonly stopped?: readonly string[]
} = {}) {
  const shell = talkingShell(books, answers)
  const services = { ...(await servicesOver(shell.api, tools)), stopped }
  const speech = await createSpeech('en')
  return { ...shell, services, ...shown(createElement(App, { services, speech })) }
}
