/** One program a profile: two would write into the same database. */
import type { App } from 'electron'
import * as v from 'valibot'

/**
 * Whether this is the first program on this profile. If it is not, `files` (absolute
 * paths) have been handed to the one that is, and this one must end.
 */
export const isFirstInstance = (
  app: Pick<App, 'requestSingleInstanceLock'>,
  files: readonly string[],
): boolean => app.requestSingleInstanceLock({ files: sealed(files) })

/** Calls `opened` with the files of each later start. Chromium reorders command lines, so ours travels beside it. */
export function onSecondInstance(
  app: Pick<App, 'on'>,
  opened: (files: readonly string[]) => void,
): void {
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const result = v.safeParse(handedOver, data)
    opened(result.success ? result.output.files : [])
  })
}

const longest = 4 * 1024 * 1024

const handedOver = v.strictObject({
  files: v.pipe(
    v.string(),
    v.maxLength(longest),
    v.base64(),
    v.transform(text => Buffer.from(text, 'base64').toString('utf8')),
    v.parseJson(),
    v.array(v.pipe(v.string(), v.maxLength(4096))),
    v.maxLength(1000),
  ),
})

/** Electron 33 now and then loses what is handed over when it holds a character beyond Latin-1. */
const sealed = (files: readonly string[]): string =>
  Buffer.from(JSON.stringify(files)).toString('base64')
