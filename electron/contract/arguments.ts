/** Schemas for the arguments of calls. They are closed: unknown fields are refused. */
import type { ActionName } from '#domain/actions'
import { actionNames } from '#domain/actions'
import { isSafeName, type BookId } from '#domain/ids'
import { isDictionaryId } from '#domain/dictionaries/own-dictionary'
import * as v from 'valibot'
import { largestPart } from './answers.ts'
import { largeSteps } from './keeping.ts'

const kibibyte = 1024
const mebibyte = 1024 * kibibyte

export const bookName = v.custom<BookId>(isSafeName)
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000_000))
export const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
/** Names a file that the page sends in parts. */
export const fileId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z-]{1,64}$/))
export const filePart = v.pipe(
  v.instance(Uint8Array),
  v.check(bytes => bytes.byteLength <= largestPart),
)
/** Names a dictionary of the reader's, and its file. */
export const dictionaryId = v.custom<string>(isDictionaryId)
/** The name of a backup, as in `listBackups`. */
export const backupName = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,79}$/))
/** The kinds that a reader can make. `manual` ones are kept forever. */
export const backupKind = v.picklist(['auto', 'manual'])
/** The large step that follows a snapshot. */
export const largeStep = v.picklist(largeSteps)
export const url = v.pipe(v.string(), v.maxLength(2 * kibibyte))

/** A bundle as the page encodes it: file names inside the bundle's folder, and their bytes. */
export const bundleFiles = v.pipe(
  v.array(
    v.strictObject({
      path: v.pipe(
        v.string(),
        v.regex(/^(manifest\.json|chapters\/[0-9]{4,5}\.json|cover\.(png|jpg|gif|webp))$/),
      ),
      bytes: v.pipe(
        v.instance(Uint8Array),
        v.check(bytes => bytes.byteLength <= 512 * mebibyte),
      ),
    }),
  ),
  v.minLength(1),
  v.maxLength(100_000),
)

export const actionName = v.picklist(actionNames)

/** What the application menu needs from the page. */
export const menuState = v.strictObject({
  language: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  enabled: v.pipe(v.array(actionName), v.maxLength(200)),
  shortcuts: v.pipe(v.string(), v.maxLength(10_000)),
  labels: v.record(actionName, v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
})
export interface MenuState {
  readonly language: string
  readonly enabled: readonly ActionName[]
  /** The setting with the keys that the reader has chosen. */
  readonly shortcuts: string
  /**
   * The labels of actions that contain a name of the reader's. Other actions have the language's
   * label.
   */
  readonly labels: Readonly<Partial<Record<ActionName, string>>>
}

/** What the window's frame and its first paint need. */
export const appearance = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark', 'sepia']),
})

/** An entry for the log: a code and numbers, never the reader's text. */
export const logEntry = v.strictObject({
  level: v.picklist(['info', 'warn', 'error']),
  code: v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,80}$/)),
  counts: v.record(v.pipe(v.string(), v.regex(/^[a-zA-Z0-9-]{1,40}$/)), v.number()),
})
