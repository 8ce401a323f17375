/** Collects the entries of a dictionary that is read, and what is left out of it. */
import { withoutControls } from '#domain/text/control-characters'
import {
  longestExpression,
  longestReading,
  longestSense,
  mostSenses,
  writeEntry,
} from '#domain/dictionaries/entry-line'
import { typedSyllables } from '#domain/own-words/typed-reading'
import { plainText } from './plain-text.ts'

/** Why an entry is left out. `offset`: it points outside its file. */
export const entryFaults = ['form', 'expression', 'long', 'meaning', 'offset'] as const
export type EntryFault = (typeof entryFaults)[number]

/** Why a whole dictionary is not read. */
export type DictionaryFault =
  | 'unknown'
  | 'empty'
  | 'too-many'
  | 'too-large'
  | 'damaged'
  | 'suspicious'
  | 'locked'
  | 'incomplete'
  | 'encoding'
  | 'packed'

export class DictionaryError extends Error {
  override name = 'DictionaryError'
  readonly fault: DictionaryFault
  /** What is missing or wrong, as a name; '' if there is nothing to name. */
  readonly what: string

  constructor(fault: DictionaryFault, what = '') {
    super(`${fault}: ${what}`)
    this.fault = fault
    this.what = what
  }
}

/** What was read of a dictionary, and what was not. */
export interface DictionaryReport {
  /** As the dictionary calls itself; '' if it does not. */
  readonly title: string
  readonly kind: DictionaryKind
  readonly entries: number
  /** What was left out, and in which lines or entries (counted from 1) it is at first. */
  readonly leftOut: readonly {
    readonly why: EntryFault
    readonly count: number
    readonly places: readonly number[]
  }[]
  /** How many entries have senses that were shortened. */
  readonly shortened: number
  /** How many pictures and sounds were left out. */
  readonly media: number
}

export type DictionaryKind = 'cedict' | 'stardict' | 'yomitan' | 'table'

/** An entry as a format has it. */
export interface GivenEntry {
  readonly expression: string
  readonly other?: string
  readonly reading?: string
  /** Plain text, or HTML if `isMarkup`. */
  readonly senses: readonly string[]
  readonly isMarkup?: boolean
}

/** The most entries, and the most bytes of their lines. */
const mostEntries = 500_000
const mostBytes = 64 * 1024 * 1024
const placesNamed = 5
const entriesAtOnce = 2000

/**
 * Keeps entries as lines of text. Those that cannot be kept are counted, with the places of the
 * first ones.
 */
export class DictionaryWriter {
  readonly #encoder = new TextEncoder()
  readonly #parts: Uint8Array[] = []
  readonly #faults = new Map<EntryFault, { count: number; places: number[] }>()
  #waiting: string[] = []
  #bytes = 0
  #entries = 0
  #shortened = 0
  media = 0

  /** Throws `DictionaryError` if the dictionary becomes too large. */
  add(given: GivenEntry, place: number): void {
    const expression = oneLine(given.expression)
    if (!/[\p{L}\p{N}]/u.test(expression)) return this.leaveOut('expression', place)
    const other = oneLine(given.other ?? '')
    if (expression.length > longestExpression || other.length > longestExpression)
      return this.leaveOut('long', place)
    const plain = given.senses
      .map(sense => (given.isMarkup ? plainText(sense) : withoutControls(sense)).trim())
      .filter(sense => sense !== '')
    if (plain.length === 0) return this.leaveOut('meaning', place)
    const senses = plain.slice(0, mostSenses).map(shortened)
    if (plain.length > mostSenses || senses.some((sense, i) => sense !== plain[i]))
      this.#shortened++
    this.#waiting.push(
      writeEntry({
        expression,
        other: other === expression ? '' : other,
        reading: readingOf(given.reading ?? ''),
        senses,
      }),
    )
    if (++this.#entries > mostEntries) throw new DictionaryError('too-many')
    if (this.#waiting.length >= entriesAtOnce) this.#flush()
  }

  leaveOut(why: EntryFault, place: number): void {
    const fault = this.#faults.get(why) ?? { count: 0, places: [] }
    fault.count++
    if (fault.places.length < placesNamed) fault.places.push(place)
    this.#faults.set(why, fault)
  }

  /** The lines of all entries, and the report. Throws `DictionaryError` if there are none. */
  finish(
    kind: DictionaryKind,
    title: string,
  ): { readonly bytes: Uint8Array<ArrayBuffer>; readonly report: DictionaryReport } {
    this.#flush()
    if (this.#entries === 0) throw new DictionaryError('empty')
    const bytes = new Uint8Array(this.#bytes)
    let at = 0
    for (const part of this.#parts) {
      bytes.set(part, at)
      at += part.byteLength
    }
    const leftOut = entryFaults.flatMap(why => {
      const fault = this.#faults.get(why)
      return fault ? [{ why, ...fault }] : []
    })
    return {
      bytes,
      report: {
        title: oneLine(title).slice(0, 200),
        kind,
        entries: this.#entries,
        leftOut,
        shortened: this.#shortened,
        media: this.media,
      },
    }
  }

  #flush(): void {
    if (this.#waiting.length === 0) return
    const part = this.#encoder.encode(`${this.#waiting.join('\n')}\n`)
    this.#waiting = []
    this.#bytes += part.byteLength
    if (this.#bytes > mostBytes) throw new DictionaryError('too-large')
    this.#parts.push(part)
  }
}

const oneLine = (text: string): string => withoutControls(text).replaceAll(/\s+/g, ' ').trim()

function shortened(text: string): string {
  if (text.length <= longestSense) return text
  const cut = text.slice(0, longestSense - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** Pinyin becomes numbered syllables; any other reading stays as it is. */
function readingOf(given: string): string {
  const reading = oneLine(given).slice(0, longestReading)
  // A reading without any tone may be English or a name.
  const hasTones = /[1-5]|[\u0300\u0301\u0304\u030c]/.test(reading.normalize('NFD'))
  return (hasTones && typedSyllables(reading)?.join(' ')) || reading
}
