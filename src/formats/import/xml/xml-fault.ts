/** Why XML is refused, and where. */

/** The reasons for which XML is refused. The interface has a sentence for each. */
export const xmlReasons = [
  /** The markup breaks the rules of XML. */
  'markup',
  /** An entity that XML does not define. None is ever looked up. */
  'entity',
  /** Elements are nested too deep, or have too many attributes. */
  'deep',
  /** The format has no such version. */
  'version',
  /** An element that cannot be in this place. */
  'element',
  /** An element is missing in this one. */
  'missing-element',
  /** Words where only elements can be. */
  'words',
  /** An attribute that this element cannot have. */
  'attribute',
  'missing-attribute',
  /** An attribute with a value that it cannot have. */
  'value',
  /** A name that must be unique is used twice. */
  'repeated',
  /** A name that nothing has. */
  'reference',
] as const
export type XmlReason = (typeof xmlReasons)[number]

export interface XmlPlace {
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1, in characters. */
  readonly column: number
}

export interface XmlFault extends XmlPlace {
  readonly reason: XmlReason
  /** The name or value that the reason is about; empty if it is about none. */
  readonly name: string
}

/** Ends the reading of XML that is refused. */
export class XmlError extends Error {
  readonly fault: XmlFault

  constructor(reason: XmlReason, name: string, { line, column }: XmlPlace) {
    // A value can be as long as its file: only what can be shown is taken apart.
    const shown = Array.from(name.slice(0, 2 * longestName))
      .slice(0, longestName)
      .join('')
    super(`${reason} ${shown} at ${line}:${column}`)
    this.fault = { reason, name: shown, line, column }
  }
}

/** How much of a name a message shows, in characters. */
const longestName = 60
