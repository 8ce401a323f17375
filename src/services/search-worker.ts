/** Runs in a worker: searches, one question after the other, and says now and then that it is alive. */
import { chineseVariants } from './chinese-variants.ts'
import type { Ask, ToPage, ToWorker } from './search-apart.ts'
import { searchEngineHere } from './search-engine.ts'

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

async function pause(): Promise<void> {
  if (performance.now() - since < workAtOnce) return
  tell({ kind: 'alive', id: current })
  await turn()
  since = performance.now()
}

const engine = searchEngineHere(async () => chineseVariants(), pause)
const tell = (message: ToPage<unknown>) => self.postMessage(message)
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
    tell({ kind: 'answer', id, value: await valueOf(question, signal) })
  } catch {
    tell({ kind: 'failed', id })
  }
}

function valueOf({ question }: Ask, signal: AbortSignal): Promise<unknown> {
  switch (question.call) {
    case 'addSource':
      return engine.addSource(...question.args)
    case 'setTranslations':
      return engine.setTranslations(...question.args)
    case 'setNotes':
      return engine.setNotes(...question.args)
    case 'forget':
      return engine.forget(...question.args)
    case 'find':
      return engine.find(...question.args, signal)
    case 'excerpts':
      return engine.excerpts(...question.args)
    case 'replacements':
      return engine.replacements(...question.args)
  }
}
