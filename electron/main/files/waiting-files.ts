/**
 * Files that the reader named, at this start or a later one. They wait here until the page asks for
 * them.
 */
import type { OpenedFile, Outcome } from '#contract/answers'
import { readGivenFile } from './given-files.ts'

export interface WaitingFiles {
  readonly add: (paths: readonly string[]) => void
  /** Returns each file once. An unreadable one is returned alone; the others go on waiting. */
  readonly take: () => Promise<Outcome<readonly OpenedFile[]>>
  /** Calls `listener` whenever files arrive. It replaces an earlier listener. */
  readonly onArrival: (listener: () => void) => void
}

/**
 * `remember` receives the path of each file that could be read, for the system's list of recent
 * files.
 */
export function waitingFiles(remember: (path: string) => void): WaitingFiles {
  let waiting: readonly string[] = []
  let arrived = () => {}

  const add = (paths: readonly string[]) => {
    waiting = [...waiting, ...paths]
    if (paths.length > 0) arrived()
  }
  const take = async (): Promise<Outcome<readonly OpenedFile[]>> => {
    const paths = waiting
    waiting = []
    const files: OpenedFile[] = []
    for (const [i, path] of paths.entries()) {
      const outcome = await readGivenFile(path)
      if (!outcome.ok) {
        add(paths.toSpliced(i, 1))
        return outcome
      }
      remember(path)
      files.push(outcome.value)
    }
    return { ok: true, value: files }
  }
  const onArrival = (listener: () => void) => {
    arrived = listener
  }
  return { add, take, onArrival }
}
