import { makeZip } from '../../zip/make-zip.ts'

export interface EpubParts {
  /**
   * Documents by name, in reading order: the contents of their bodies, or whole files if they
   * begin with `<?xml`.
   */
  readonly pages: Readonly<Record<string, string>>
  /** Metadata of the package, after its title `书`. */
  readonly metadata?: string
  /** Items of the manifest besides the documents. */
  readonly items?: string
  /** Attributes of the spine. */
  readonly spine?: string
  /** The navigation document; absent for a book without one. */
  readonly nav?: string
  /** Other files by name; null removes a default file. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>
}

const utf8 = new TextEncoder()

/** Returns an EPUB file. */
export function epubOf({
  pages,
  metadata = '',
  items = '',
  spine = '',
  nav,
  files = {},
}: EpubParts): Uint8Array<ArrayBuffer> {
  const names = Object.keys(pages)
  const item = (name: string, i: number) =>
    `<item id="p${i}" href="${name}" media-type="application/xhtml+xml"/>`
  const all: Record<string, string | Uint8Array | null> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    'OEBPS/book.opf': `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>书</dc:title>${metadata}</metadata>
<manifest>${names.map(item).join('')}${nav === undefined ? '' : '<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>'}${items}</manifest>
<spine ${spine}>${names.map((_name, i) => `<itemref idref="p${i}"/>`).join('')}</spine></package>`,
    ...(nav !== undefined && { 'OEBPS/nav.xhtml': page(nav) }),
    ...Object.fromEntries(names.map(name => [`OEBPS/${name}`, page(pages[name] ?? '')])),
    ...files,
  }
  return makeZip(
    Object.entries(all).flatMap(([name, text]) =>
      text === null ? [] : [{ name, bytes: typeof text === 'string' ? utf8.encode(text) : text }],
    ),
    0,
  )
}

const page = (body: string): string =>
  body.startsWith('<?xml')
    ? body
    : `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`
