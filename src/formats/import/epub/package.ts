/** Reads the package of an EPUB: the metadata, the files and their reading order. */
import { childOf, childrenOf, elementsIn, lineOf, named } from '../markup/find.ts'
import { withEntities } from '../markup/entities.ts'
import type { Element } from '../markup/tree.ts'

export interface Item {
  readonly id: string
  readonly href: string
  readonly type: string
  readonly properties: readonly string[]
  readonly fallback: string | undefined
}

export interface Package {
  readonly title: string | undefined
  readonly author: string | undefined
  readonly language: string | undefined
  readonly items: readonly Item[]
  /** The items of the book in reading order, each once. */
  readonly spine: readonly Item[]
  readonly nav: Item | undefined
  readonly ncx: Item | undefined
  /** The picture on the cover. */
  readonly cover: Item | undefined
  /** Whether the book has a fixed layout, in which pages are often pictures. */
  readonly isFixed: boolean
  /** How many items of the reading order are missing, or neither documents nor pictures. */
  readonly missing: number
}

/** Returns the package in the file `root`. */
export function packageIn(root: Element): Package {
  const metadata = named(root, 'metadata')[0]
  const items = named(named(root, 'manifest')[0], 'item').map(itemOf)
  const byId = new Map<string, Item>()
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item)

  const spineElement = named(root, 'spine')[0]
  const references = childrenOf(spineElement, 'itemref').map(
    ({ attributes }) => attributes.get('idref') ?? '',
  )
  const found = references.map(id => readable(byId.get(id), byId))
  const spine = [...new Set(found.filter(item => item !== undefined))]
  const ncxId = spineElement?.attributes.get('toc') ?? ''
  return {
    title: titleIn(metadata),
    author: authorIn(metadata),
    language: lineOf(named(metadata, 'language')[0]) || undefined,
    items,
    // A reading order without documents is replaced by the order of the manifest.
    spine: spine.some(isDocument) ? spine : items.filter(isDocument),
    nav: items.find(({ properties }) => properties.includes('nav')),
    ncx:
      byId.get(ncxId) ??
      items.find(({ type, href }) => type === 'application/x-dtbncx+xml' || /\.ncx$/i.test(href)),
    cover: coverIn(metadata, items, byId),
    isFixed: named(metadata, 'meta').some(
      meta =>
        (meta.attributes.get('property') === 'rendition:layout' &&
          lineOf(meta) === 'pre-paginated') ||
        (meta.attributes.get('name') === 'fixed-layout' &&
          meta.attributes.get('content') === 'true'),
    ),
    missing:
      found.filter(item => item === undefined).length +
      spine.filter(item => !isDocument(item) && !item.type.startsWith('image/')).length,
  }
}

/** By the property of EPUB 3, or by the name of EPUB 2, or by what bookshops call the file. */
function coverIn(
  metadata: Element | undefined,
  items: readonly Item[],
  byId: ReadonlyMap<string, Item>,
): Item | undefined {
  const isPicture = (item: Item | undefined): item is Item =>
    item !== undefined &&
    (item.type.startsWith('image/') || /\.(?:png|jpe?g|gif|webp)$/i.test(item.href))
  const named = childrenOf(metadata, 'meta').find(
    ({ attributes }) => attributes.get('name') === 'cover',
  )
  return [
    items.find(({ properties }) => properties.includes('cover-image')),
    byId.get(named?.attributes.get('content') ?? ''),
    items.find(
      item => isPicture(item) && /^cover\b|(?:^|\/)cover\b/i.test(`${item.id} ${item.href}`),
    ),
  ].find(isPicture)
}

const itemOf = ({ attributes }: Element): Item => ({
  id: attributes.get('id') ?? '',
  href: attributes.get('href') ?? '',
  type: (attributes.get('media-type') ?? '').trim().toLowerCase(),
  properties: (attributes.get('properties') ?? '').split(/\s+/),
  fallback: attributes.get('fallback'),
})

/** Returns `item`, or the first document among its fallbacks. */
function readable(item: Item | undefined, items: ReadonlyMap<string, Item>): Item | undefined {
  const seen = new Set<Item>()
  for (let at = item; at !== undefined && !seen.has(at); at = items.get(at.fallback ?? '')) {
    if (isDocument(at)) return at
    seen.add(at)
  }
  return item
}

/** Whether an item holds text, by its type, or by its name because bookshops write wrong types. */
export const isDocument = ({ type, href }: Item): boolean =>
  documentTypes.has(type) || /\.x?html?(?:$|[?#])/i.test(href)

/** Including types of older standards. */
const documentTypes: ReadonlySet<string> = new Set([
  'application/xhtml+xml',
  'text/html',
  'text/x-oeb1-document',
  'application/x-dtbook+xml',
  'application/xml',
  'text/xml',
])

function titleIn(metadata: Element | undefined): string | undefined {
  const titles = named(metadata, 'title').filter(title => lineOf(title) !== '')
  const main = titles.find(title => refinedAs(metadata, title, 'title-type') === 'main')
  return withEntities(lineOf(main ?? titles[0])) || undefined
}

function authorIn(metadata: Element | undefined): string | undefined {
  const creators = named(metadata, 'creator').filter(creator => lineOf(creator) !== '')
  const roleOf = (creator: Element) =>
    creator.attributes.get('role') ?? refinedAs(metadata, creator, 'role')
  const authors = creators.filter(creator => [undefined, 'aut'].includes(roleOf(creator)))
  const names = (authors.length > 0 ? authors : creators).map(creator =>
    withEntities(lineOf(creator)),
  )
  const separator = /\p{Script=Han}/u.test(names[0] ?? '') ? '、' : ', '
  return [...new Set(names)].join(separator) || undefined
}

/** Returns the value that a `meta` refinement gives `property` of `element`. */
function refinedAs(
  metadata: Element | undefined,
  element: Element,
  property: string,
): string | undefined {
  const id = element.attributes.get('id')
  const meta = elementsIn(
    metadata,
    ({ name, attributes }) =>
      name === 'meta' &&
      id !== undefined &&
      attributes.get('refines') === `#${id}` &&
      attributes.get('property') === property,
  )[0]
  return meta && lineOf(meta)
}

/** Returns the path of the package that the container names. */
export const packagePath = (container: Element): string | undefined =>
  named(container, 'rootfile')
    .map(({ attributes }) => attributes.get('full-path') ?? '')
    .find(path => path !== '')

/** Returns the encrypted files, except fonts, which are only obfuscated. */
export function encryptedFiles(encryption: Element): readonly string[] {
  return named(encryption, 'EncryptedData').flatMap(data => {
    const algorithm = childOf(data, 'EncryptionMethod')?.attributes.get('Algorithm') ?? ''
    if (fontAlgorithms.has(algorithm)) return []
    return named(data, 'CipherReference').map(({ attributes }) =>
      (attributes.get('URI') ?? '').replace(/^\/+/, ''),
    )
  })
}

const fontAlgorithms: ReadonlySet<string> = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
])
