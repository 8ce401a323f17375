/** Small EPUB files of our own. */
import { makeZip } from '#formats/zip/make-zip'

/** Returns an EPUB of one page with a title, and a cover if there is one. */
export function epubOf(
  title: string,
  paragraphs: readonly string[],
  cover?: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Uint8Array<ArrayBuffer> {
  const utf8 = new TextEncoder()
  const files: Readonly<Record<string, string>> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    'book.opf': `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>${title}</dc:title></metadata>
<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>${
      cover
        ? `<item id="c" href="${cover.name}" media-type="image/png" properties="cover-image"/>`
        : ''
    }</manifest><spine><itemref idref="a"/></spine></package>`,
    'a.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>${paragraphs.join('</p><p>')}</p></body></html>`,
  }
  const entries = Object.entries(files).map(([name, text]) => ({ name, bytes: utf8.encode(text) }))
  return makeZip(cover ? [...entries, cover] : entries, 0)
}
