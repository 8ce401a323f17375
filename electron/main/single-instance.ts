/** Allows one program per profile, because two would write to the same database. */
import type { App } from 'electron'
import { longestTarget } from '#domain/notes/link-target'
import * as v from 'valibot'

/** What a start names. */
interface Named {
  /** Absolute paths. */
  readonly files: readonly string[]
  /** A link into the library, unchecked. */
  readonly link: string | null
}

/**
 * Whether this is the first program on this profile. If it is not, what this one names has been
 * sent to the first one, and this one must end.
 */
export const isFirstInstance = (
  app: Pick<App, 'requestSingleInstanceLock'>,
  { files, link }: Named,
): boolean =>
  // Without a link, an older program that is still running understands it.
  app.requestSingleInstanceLock({
    files: sealed(files),
    ...(link !== null && { link: sealed([link.slice(0, longestTarget + 1)]) }),
  })

/**
 * Calls `opened` with what each later start names. Chromium reorders command lines, so this is sent
 * beside them.
 */
export function onSecondInstance(app: Pick<App, 'on'>, opened: (named: Named) => void): void {
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const result = v.safeParse(handedOver, data)
    if (!result.success) return opened({ files: [], link: null })
    const { files, link } = result.output
    opened({ files, link: link?.[0] ?? null })
  })
}

/** In base64. No command line is longer, so a limit to the number of files would only lose some. */
const longest = 4 * 1024 * 1024

const unsealed = v.pipe(
  v.string(),
  v.maxLength(longest),
  // Not tested for base64: the expression overflows the stack if the text is much too long.
  v.transform(text => Buffer.from(text, 'base64').toString('utf8')),
  v.parseJson(),
  v.array(v.string()),
)

const handedOver = v.strictObject({ files: unsealed, link: v.exactOptional(unsealed) })

/** Encoded, because Electron 33 sometimes loses the data if it has a character beyond Latin-1. */
const sealed = (words: readonly string[]): string =>
  Buffer.from(JSON.stringify(words)).toString('base64')
