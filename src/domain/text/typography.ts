/**
 * Quotation marks, apostrophes, dashes and ellipses as the typography of a language has them, in
 * place of what a keyboard types.
 */

/** How a language sets what a keyboard types. */
interface Typography {
  /** The opening and closing marks for the key `"`. */
  readonly double: Marks
  /** The opening and closing marks for the key `'`. */
  readonly single: Marks
  /** The dash for `--` after a space, and after anything else. */
  readonly dash: { readonly afterSpace: string; readonly close: string }
}

type Marks = readonly [open: string, close: string]

const apostrophe = '’'
const em = '—'
const en = '–'
const ellipsis = '…'
/** French quotation marks have a narrow no-break space inside. */
const narrow = '\u202f'

const english: Marks = ['“', '”']
const single: Marks = ['‘', '’']
const angled: Marks = ['«', '»']
const low: Marks = ['„', '“']
const emDash = { afterSpace: em, close: em }
const enDash = { afterSpace: en, close: en }
const spacedEnDash = { afterSpace: en, close: em }

/**
 * By language tag. Hebrew writes `"` inside words, Arabic sets marks by direction, and the input
 * methods of Chinese and Japanese type their own marks, so these languages are left alone.
 */
const typographies: Readonly<Record<string, Typography>> = {
  en: { double: english, single, dash: emDash },
  'en-GB': { double: english, single, dash: spacedEnDash },
  fr: { double: [`«${narrow}`, `${narrow}»`], single, dash: spacedEnDash },
  'fr-CH': { double: [`«${narrow}`, `${narrow}»`], single: ['‹', '›'], dash: spacedEnDash },
  de: { double: low, single: ['‚', '‘'], dash: enDash },
  'de-CH': { double: angled, single: ['‹', '›'], dash: enDash },
  es: { double: english, single, dash: emDash },
  pt: { double: english, single, dash: emDash },
  it: { double: english, single, dash: enDash },
  nl: { double: english, single, dash: enDash },
  ru: { double: angled, single: low, dash: emDash },
  ko: { double: english, single, dash: emDash },
  vi: { double: english, single, dash: spacedEnDash },
  id: { double: english, single, dash: emDash },
}

/** What replaces the last `remove` UTF-16 units before a typed key, and the key itself. */
export interface Typeset {
  readonly remove: number
  readonly insert: string
}

/**
 * Returns how the language `tag` sets `key`, typed after `before`, which begins with its paragraph.
 * Null: as it was typed.
 */
export function typeset(before: string, key: string, tag: string): Typeset | null {
  const language = typographyOf(tag)
  if (!language) return null
  switch (key) {
    case '"':
      return quote(before, language.double, language)
    case "'":
      return quote(before, language.single, language)
    case '-':
      return dash(before, language)
    case '.':
      return /(?<!\.)\.\.$/.test(before) ? { remove: 2, insert: ellipsis } : null
    default:
      return /\d/.test(key) ? year(before, key, language) : null
  }
}

/** The typography of `tag`, or of the longest beginning of it that has one. */
function typographyOf(tag: string): Typography | null {
  const parts = tag.split('-')
  for (let count = parts.length; count > 0; count--) {
    const found = typographies[parts.slice(0, count).join('-')]
    if (found) return found
  }
  return null
}

function quote(before: string, marks: Marks, { double, single: inner }: Typography): Typeset {
  const [open, close] = marks
  const isSingle = marks === inner
  const isUnclosed = before.lastIndexOf(open.trim()) > before.lastIndexOf(close.trim())
  // In French a reader may type the space before the closing mark.
  if (close.startsWith(narrow) && isUnclosed && before.endsWith(' '))
    return { remove: 1, insert: close }
  const last = before.at(-1) ?? ''
  if (/^[\s([{¿¡（【]?$/u.test(last) || double[0].endsWith(last) || inner[0].endsWith(last))
    return { remove: 0, insert: open }
  // A dash may end an interrupted speech, and an apostrophe an article, as in l’“uomo”.
  if ((isSingle ? /[-–—]/ : /[-–—’]/).test(last) && !isUnclosed) return { remove: 0, insert: open }
  const isApostrophe = isSingle && (!isUnclosed || close === apostrophe)
  return { remove: 0, insert: isApostrophe ? apostrophe : close }
}

/** Two hyphens make a dash, between numbers always a short one, and a third makes it long. */
function dash(before: string, { dash: dashes }: Typography): Typeset | null {
  if (before.endsWith(en)) return { remove: 1, insert: em }
  const after = /(?<!-)-$/.test(before) ? before.at(-2) : null
  if (after === null) return null
  if (after !== undefined && /\d/.test(after)) return { remove: 1, insert: en }
  const isSpaced = after !== undefined && /\s/.test(after)
  return {
    remove: 1,
    insert: isSpaced ? dashes.afterSpace : after === undefined ? em : dashes.close,
  }
}

/** A digit after a single opening mark: the mark was the apostrophe of a year, as in ’90s. */
const year = (before: string, key: string, { single: [open] }: Typography): Typeset | null =>
  open === '‘' && /(?:^|[\s(“—–])‘$/.test(before)
    ? { remove: 1, insert: `${apostrophe}${key}` }
    : null
