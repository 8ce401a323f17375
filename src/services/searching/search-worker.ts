/**
 * Runs in a worker: handles one call of the engine after the other, and reports regularly that it
 * is alive.
 */
import { memoryOf } from '#domain/search/search-results'
import { chineseVariants } from './chinese-variants.ts'
import type { Ask, ToPage, ToWorker } from './search-in-worker.ts'
import { searchEngineHere, type OnFound } from './search-engine.ts'

/** How long it works before it takes waiting messages, in milliseconds. */
const workAtOnce = 12

const cancelled = new Map<number, AbortController>()
const channel = new MessageChannel()
let since = performance.now()
let current = 0

/** Resolves after the waiting messages have been taken. The browser would slow a timer down. */
const turn = () =>
  new Promise<void>(resolve => {
    channel.port1.onmessage = () => resolve()
    channel.port2.postMessage(null)
  })

async function pause(): Promise<boolean> {
  if (performance.now() - since < workAtOnce) return false
  post({ kind: 'alive', id: current })
  await turn()
  since = performance.now()
  return true
}

/**
 * When the first hits are reported, in milliseconds after the call. Each later report takes twice
 * as long.
 */
const firstReport = 100

/**
 * Reports the hits so far at growing intervals, because putting all of them in order costs more
 * each time.
 */
function reportSoFar(id: number): OnFound {
  const start = performance.now()
  let next = firstReport
  return soFar => {
    if (performance.now() - start < next) return
    next *= 2
    const value = soFar()
    post({ kind: 'part', id, value }, memoryOf(value))
  }
}

const engine = searchEngineHere(async () => chineseVariants(), pause)
/** `transfer` is memory to transfer instead of copying. */
const post = (message: ToPage<unknown>, transfer: readonly ArrayBufferLike[] = []) =>
  self.postMessage(message, { transfer: [...transfer] })
let last: Promise<void> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'cancel') return cancelled.get(data.id)?.abort()
  const controller = new AbortController()
  cancelled.set(data.id, controller)
  last = last.then(() => answer(data, controller.signal)).finally(() => cancelled.delete(data.id))
}

async function answer({ id, question }: Ask, signal: AbortSignal): Promise<void> {
  current = id
  since = performance.now()
  post({ kind: 'alive', id })
  try {
    if (question.call === 'find') {
      const value = await engine.find(...question.args, { signal, onFound: reportSoFar(id) })
      post({ kind: 'answer', id, value }, value.ok ? memoryOf(value.value) : [])
    } else post({ kind: 'answer', id, value: await valueOf(question) })
  } catch {
    post({ kind: 'failed', id })
  }
}

function valueOf(question: Exclude<Ask['question'], { call: 'find' }>): Promise<unknown> {
  switch (question.call) {
    case 'addSource':
      return engine.addSource(...question.args)
    case 'setTranslations':
      return engine.setTranslations(...question.args)
    case 'setNotes':
      return engine.setNotes(...question.args)
    case 'forget':
      return engine.forget(...question.args)
    case 'excerpts':
      return engine.excerpts(...question.args)
    case 'setTerms':
      return engine.setTerms(...question.args)
    case 'occurrences':
      return engine.occurrences(...question.args)
    case 'replacements':
      return engine.replacements(...question.args)
    case 'bothTexts':
      return engine.bothTexts(...question.args)
    case 'renderings':
      return engine.renderings(...question.args)
    case 'sorted':
      return engine.sorted(...question.args)
  }
}
