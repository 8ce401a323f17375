/**
 * Handles the contract's calls. Words of the page come in only here. First the sender is checked,
 * then the arguments; a reply never carries an error's text.
 */
import type { IpcMain } from 'electron'
import { callNames, type CallName } from '#contract/call-names'
import { calls, type Answers } from '#contract/calls'
import type { Refusal, Reply } from '#contract/refusal'
import * as v from 'valibot'
import { isPage } from '../page/address.ts'

/** What Electron reports about the sender of a call. */
export interface Sender {
  readonly sender: object
  readonly senderFrame: { readonly url: string } | null
}

/** The contents of the window that may call. */
interface CallSender {
  readonly mainFrame: object
}

/** Whether a call comes from the main frame of `window` and that frame shows our page. */
export function isOurs({ sender, senderFrame }: Sender, window: CallSender | null): boolean {
  return (
    window !== null &&
    sender === window &&
    senderFrame !== null &&
    senderFrame === window.mainFrame &&
    isPage(senderFrame.url)
  )
}

/** Receives each refused call, with the error of a call that failed. */
type ReportRefusal = (name: CallName, refusal: Refusal, error?: unknown) => void

/** Registers every call of the contract. */
export function answerCalls(
  ipc: Pick<IpcMain, 'handle'>,
  answers: Answers,
  mayAsk: (sender: Sender) => boolean,
  report: ReportRefusal,
): void {
  for (const name of callNames) {
    const answer = answerOne(name, answers, report)
    ipc.handle(name, (event, ...args: unknown[]) => answer(mayAsk(event), args))
  }
}

function answerOne<N extends CallName>(name: N, answers: Answers, report: ReportRefusal) {
  const { accepts } = calls[name]
  const refuse = (refusal: Refusal, error?: unknown): Reply => {
    report(name, refusal, error)
    return { ok: false, refusal }
  }
  return async (allowed: boolean, args: readonly unknown[]): Promise<Reply> => {
    if (!allowed) return refuse('stranger')
    const checked = v.safeParse(accepts, args)
    if (!checked.success) return refuse('arguments')
    try {
      return { ok: true, value: await answers[name](...checked.output) }
    } catch (error) {
      return refuse('failed', error)
    }
  }
}
