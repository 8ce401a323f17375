/** Allows one program per profile, because two would write to the same database. */
import type { App } from 'electron'
import * as v from 'valibot'

/**
 * Whether this is the first program on this profile. If it is not, `files` (absolute paths) have
 * been sent to the first one, and this one must end.
 */
export const isFirstInstance = (
  app: Pick<App, 'requestSingleInstanceLock'>,
  files: readonly string[],
): boolean => app.requestSingleInstanceLock({ files: sealed(files) })

/**
 * Calls `opened` with the files of each later start. Chromium reorders command lines, so the files
 * are sent beside them.
 */
export function onSecondInstance(
  app: Pick<App, 'on'>,
  opened: (files: readonly string[]) => void,
): void {
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const result = v.safeParse(handedOver, data)
    opened(result.success ? result.output.files : [])
  })
}

/** In base64. No command line is longer, so a limit to the number of files would only lose some. */
const longest = 4 * 1024 * 1024

const handedOver = v.strictObject({
  files: v.pipe(
    v.string(),
    v.maxLength(longest),
    // Not tested for base64: the expression overflows the stack if the text is much too long.
    v.transform(text => Buffer.from(text, 'base64').toString('utf8')),
    v.parseJson(),
    v.array(v.string()),
  ),
})

/** Encoded, because Electron 33 sometimes loses the data if it has a character beyond Latin-1. */
const sealed = (files: readonly string[]): string =>
  Buffer.from(JSON.stringify(files)).toString('base64')
