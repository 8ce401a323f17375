import type { TranslationState } from '#domain/translation'
import type { KindOfText } from '../exchange/kind-of.ts'
import type { BuiltText } from '../structured/text-builder.ts'
import type { XmlElement } from '../xml/read-xml.ts'

/** What a unit of XLIFF says of one paragraph. */
export interface ReadUnit {
  /** The name of the unit. */
  readonly id: string
  /** The name of the chapter, in files of this program; null in others. */
  readonly chapter: { readonly id: string; readonly title: string } | null
  /** What kind of paragraph it is; null if the file does not say. */
  readonly kind: KindOfText | null
  readonly source: BuiltText
  /** Null if there are no words. */
  readonly translation: BuiltText | null
  /** Null if the unit states none. */
  readonly state: TranslationState | null
  /**
   * Whether the state says that somebody has written the translation; false if it says that nobody
   * has, and null if it says neither.
   */
  readonly isWritten: boolean | null
  /** As the file writes them. */
  readonly languages: { readonly source: string; readonly translation: string | null }
  /** The name of the document that was translated. */
  readonly file: string
  /** How many codes stand for no format of ours, and how many have no partner. */
  readonly codes: number
  readonly unpaired: number
  /** How many marks of this program it holds. */
  readonly marks: number
}

/** Reads the units of one version of XLIFF. Its functions throw `XmlError`. */
export interface UnitReader {
  readonly unitName: string
  readonly read: (unit: XmlElement, around: readonly XmlElement[]) => ReadUnit
  /** Checks what is around the units, and what refers from one to another. */
  readonly finish: (whole: XmlElement) => void
}
