/**
 * Turns the styles of pasted words into elements that the schema knows. The content policy removes
 * inline styles before ProseMirror can read them, so they are read here as text
 * (`styles-as-text.ts`): bold, italic, raised, for notes underlined and struck out, and whether a
 * line break in the HTML source is one on the page. Other styles are dropped.
 */
import { withoutControls } from '#domain/text/control-characters'
import { declarationsOf, styleBy, styleSheet, type WordStyle } from '#domain/text/word-style'
import { isNotText, listSign } from './office.ts'
import { styleText } from './styles-as-text.ts'

interface Look {
  readonly bold: boolean
  readonly italic: boolean
  readonly raised: boolean
  readonly underlined: boolean
  readonly struck: boolean
  readonly code: boolean
  /** Whether a line break in the HTML source is a line break on the page. */
  readonly lines: boolean
}

/**
 * Rewrites `root` so that `strong`, `em` and `sup`, in a note also `u`, `s` and `code`, directly
 * around the words are its only formats.
 */
export function settleLooks(root: HTMLElement, into: 'translation' | 'note' = 'translation'): void {
  const sheets = [...root.querySelectorAll('style')].map(({ textContent }) => textContent ?? '')
  const styleOf = styleBy([styleSheet(sheets.join('\n'))])
  settle(root, { ...plainLook, lines: isFromNotion(root) })

  function settle(element: Element, around: Look): void {
    // A copy, because each child is about to be replaced.
    for (const child of Array.from(element.childNodes)) {
      if (child instanceof Text) settleText(child, around)
      else if (child instanceof Element) settleElement(child, around)
    }
  }

  function settleElement(element: Element, around: Look): void {
    const name = element.localName
    const css = element.getAttribute(styleText)
    const declared = declarationsOf(css ?? '')
    if (noWords.has(name) || declared.get('display') === 'none' || isNotText(element, declared)) {
      element.remove()
      return
    }
    if (name === 'br') return wrap(element, around)
    if (name === 'pre' && into === 'note') {
      // Code has no formats, and its lines stay in its text.
      element.textContent = withoutControls(element.textContent ?? '')
      return
    }
    const style = styleOf({ name, classes: element.getAttribute('class'), own: css })
    const look = {
      ...lookOf(name, { style, whiteSpace: declared.get('white-space') }, around),
      ...(into === 'note' && noteLookOf(element, declared, around)),
    }
    const sign = listSign(element, declared)
    if (sign !== null) element.textContent = sign
    settle(element, look)
    if (formats.has(name)) unwrap(element)
  }
}

const plainLook: Look = {
  bold: false,
  italic: false,
  raised: false,
  underlined: false,
  struck: false,
  code: false,
  lines: false,
}

/** The looks that only notes have. Words of a link are underlined by the page they come from. */
function noteLookOf(
  element: Element,
  declared: ReadonlyMap<string, string>,
  { underlined, struck, code }: Look,
): Pick<Look, 'underlined' | 'struck' | 'code'> {
  const name = element.localName
  const line = declared.get('text-decoration-line') ?? declared.get('text-decoration') ?? ''
  const isLink = element.closest('a[href]') !== null
  return {
    underlined: !isLink && (underlined || name === 'u' || /\bunderline\b/.test(line)),
    struck: struck || /^(?:s|del|strike)$/.test(name) || /\bline-through\b/.test(line),
    code: code || /^(?:code|kbd|samp|tt)$/.test(name),
  }
}

/** Elements without visible words. Scripts must not even be parsed for words. */
const noWords = new Set([
  'head',
  'noscript',
  'object',
  'script',
  'style',
  'template',
  'title',
  'xml',
])

/**
 * Tags that ProseMirror reads as formats. Their formats have been moved to the words, so they are
 * unwrapped.
 */
const formats = new Set(['b', 'strong', 'i', 'em', 'sup', 'u', 'ins', 's', 'del', 'strike', 'code'])

/** The default looks of tags. */
const byTag: Readonly<Record<string, Partial<Look>>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  dfn: { italic: true },
  var: { italic: true },
  sup: { raised: true },
  sub: { raised: false },
  pre: { lines: true },
  textarea: { lines: true },
}

/**
 * Tags that are bold by default. A heading is set as a heading here too, so its weight is dropped.
 */
const bolderByKind = /^(?:h[1-6]|th)$/

interface Said {
  readonly style: WordStyle
  readonly whiteSpace: string | undefined
}

function lookOf(name: string, { style, whiteSpace }: Said, around: Look): Look {
  const { bold, ...others } = style
  return {
    ...around,
    ...byTag[name],
    ...others,
    ...(bold !== undefined && !bolderByKind.test(name) && { bold }),
    ...(whiteSpace !== undefined &&
      whiteSpace !== 'inherit' && { lines: /^(?:pre|break)/.test(whiteSpace) }),
  }
}

function settleText(text: Text, look: Look): void {
  const words = withoutControls(text.data)
  const lines = look.lines ? words.split(/\r\n?|\n/) : [words]
  for (const [i, line] of lines.entries()) {
    if (i > 0) put(text.ownerDocument.createElement('br'))
    put(text.ownerDocument.createTextNode(line))
  }
  text.remove()

  function put(node: Element | Text): void {
    text.before(node)
    wrap(node, look)
  }
}

/** Wraps `node` in the elements of its look. */
function wrap(
  node: Element | Text,
  { bold, italic, raised, underlined, struck, code }: Look,
): void {
  for (const [name, isSo] of [
    ['strong', bold],
    ['em', italic],
    ['sup', raised],
    ['u', underlined],
    ['s', struck],
    ['code', code],
  ] as const) {
    if (!isSo) continue
    const around = node.ownerDocument.createElement(name)
    node.before(around)
    around.append(node)
  }
}

function unwrap(element: Element): void {
  while (element.firstChild) element.before(element.firstChild)
  element.remove()
}

/** Whether the HTML is from Notion, which leaves line breaks inside a paragraph as they are. */
function isFromNotion(root: HTMLElement): boolean {
  const comments = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  for (let node = comments.nextNode(); node; node = comments.nextNode()) {
    if (node.nodeValue?.trim().startsWith('notionvc')) return true
  }
  return false
}
