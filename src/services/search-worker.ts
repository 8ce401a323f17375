/** Runs in a worker: searches, one question after the other, and says now and then that it is alive. */
import { memoryOf } from '#domain/search/found'
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
    const { call, args } = question.question
    if (call === 'find') {
      const value = await engine.find(...args, signal)
      self.postMessage(
        { kind: 'answer', id, value } satisfies ToPage<typeof value>,
        value.ok ? { transfer: [...memoryOf(value.value)] } : {},
      )
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
