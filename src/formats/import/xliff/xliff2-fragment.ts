/** Fragment identifiers of XLIFF 2, such as `#f=1/u=2/n=3`, with which one part names another. */
import type { XmlElement } from '../xml/read-xml.ts'
import { XmlError } from '../xml/xml-fault.ts'
import { nameToken } from './xliff2-rules.ts'

export interface Fragment {
  /** `n` is a note, `d` native data, `t` a target; empty for segments and what is in a source. */
  readonly prefix: string
  readonly id: string
}

const containers = ['f', 'g', 'u']

/**
 * Returns what the attribute `ref` of `element` leads to, which may also be a bare name; null if
 * it leads out of the file. Throws `XmlError` if it is a fragment that is badly written.
 */
export function fragmentIn(element: XmlElement): Fragment | null {
  const ref = element.attributes.get('ref') ?? ''
  if (!ref.startsWith('#')) return nameToken.test(ref) ? { prefix: '', id: ref } : null
  const selectors = ref.replace(/^#\/?/, '').split('/').map(selectorOf)
  let container = -1
  for (const [i, selector] of selectors.entries()) {
    const at = selector === null ? -1 : containers.indexOf(selector.prefix)
    const isInOrder = at > container || (at < 0 && i === selectors.length - 1)
    if (selector === null || !isInOrder) throw new XmlError('value', `ref="${ref}"`, element)
    container = at
  }
  return selectors.at(-1) ?? null
}

/** Returns a selector; null if it is badly written. Prefixes of extensions have two letters. */
function selectorOf(written: string): Fragment | null {
  const cut = written.indexOf('=')
  const [prefix, id] = cut < 0 ? ['', written] : [written.slice(0, cut), written.slice(cut + 1)]
  const isPrefix = cut < 0 || /^[fgundt]$/.test(prefix) || (prefix.length > 1 && isName(prefix))
  return isPrefix && isName(id) ? { prefix, id } : null
}

const isName = (text: string): boolean => nameToken.test(text)
