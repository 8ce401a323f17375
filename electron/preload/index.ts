/** The page's only access to the world outside it, derived from the contract. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Api } from '#contract/api'
import { callNames } from '#contract/call-names'
import { eventNames } from '#contract/events'
import type { Reply } from '#contract/refusal'

async function ask(name: string, args: readonly unknown[]): Promise<unknown> {
  const reply: Reply = await ipcRenderer.invoke(name, ...args)
  if (reply.ok) return reply.value
  throw new Error(`${name}: ${reply.refusal}`)
}

const asking = callNames.map(name => [name, (...args: unknown[]) => ask(name, args)] as const)

const on: Api['on'] = (name, listener) => {
  if (!eventNames.includes(name)) return
  ipcRenderer.removeAllListeners(name)
  ipcRenderer.on(name, (_event, what) => listener(what))
}

contextBridge.exposeInMainWorld('api', { ...Object.fromEntries(asking), on })
