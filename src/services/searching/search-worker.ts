/** Runs in a worker: searches, one question after the other, and says now and then that it is alive. */
import { memoryOf } from '#domain/search/search-results'
import { chineseVariants } from './chinese-variants.ts'
import type { Ask, ToPage, ToWorker } from './search-in-worker.ts'
import { searchEngineHere, type ToldSoFar } from './search-engine.ts'

/** How long it works without listening, in milliseconds. */
const workAtOnce = 12

const cancelled = new Map<number, AbortController>()
const channel = new MessageChannel()
let since = performance.now()
let current = 0

/** Lets waiting messages in; a timer would be slowed down. */
const turn = () =>
  new Promise<void>(resolve => {
    channel.port1.onmessage = () => resolve()
    channel.port2.postMessage(null)
  })

async function pause(): Promise<boolean> {
  if (performance.now() - since < workAtOnce) return false
  tell({ kind: 'alive', id: current })
  await turn()
  since = performance.now()
  return true
}

/** When what was found so far is first told, in milliseconds after the question; each time after that it is twice as long. */
const firstTold = 100

/** Tells what was found so far ever more seldom: putting all of it in order costs more each time. */
function tellSoFar(id: number): ToldSoFar {
  const begun = performance.now()
  let next = firstTold
  return soFar => {
    if (performance.now() - begun < next) return
    next *= 2
    const value = soFar()
    tell({ kind: 'part', id, value }, memoryOf(value))
  }
}

const engine = searchEngineHere(async () => chineseVariants(), pause)
/** `given` is handed over instead of copied. */
const tell = (message: ToPage<unknown>, given: readonly ArrayBufferLike[] = []) =>
  self.postMessage(message, { transfer: [...given] })
let last: Promise<void> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'cancel') return cancelled.get(data.id)?.abort()
  const controller = new AbortController()
  cancelled.set(data.id, controller)
  last = last.then(() => answer(data, controller.signal)).finally(() => cancelled.delete(data.id))
}

async function answer(question: Ask, signal: AbortSignal): Promise<void> {
  const { id } = question
  current = id
  since = performance.now()
  try {
    const { call, args } = question.question
    if (call === 'find') {
      const [book, asked, places] = args
      const value = await engine.find(book, asked, places, signal, tellSoFar(id))
      tell({ kind: 'answer', id, value }, value.ok ? memoryOf(value.value) : [])
    } else tell({ kind: 'answer', id, value: await valueOf(question.question) })
  } catch {
    tell({ kind: 'failed', id })
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
    case 'replacements':
      return engine.replacements(...question.args)
  }
}
