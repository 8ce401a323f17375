import { expect, it } from 'vitest'
import { encodeBundle } from '../../bundle.ts'
import { underOwnName } from '../../book-text.ts'
import { largestCover } from '../../cover.ts'
import { noticesOf } from '../headings/outline-testing.ts'
import { epub } from './epub.ts'
import { epubOf, type EpubParts } from './epub-testing.ts'

/** The beginning of a picture, which is all that is looked at. */
const png = Uint8Array.from([
  ...Array.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x03\0', letter =>
    letter.charCodeAt(0),
  ),
  ...Array.from({ length: 20 }, (_, i) => i),
])
const pages = { 'a.xhtml': '<p>山水</p>' }
const item = '<item id="i" href="face.png" media-type="image/png"'
const named = `${item} properties="cover-image"/>`
const files = { 'OEBPS/face.png': png }
const read = (parts: Partial<EpubParts>) => {
  const found = epub.parse(epubOf({ pages, ...parts }), '书.epub')
  if (!found.ok) throw new Error(found.code)
  return found
}

it.each<[string, Partial<EpubParts>]>([
  ['the property of EPUB 3', { items: named, files }],
  [
    'the name of EPUB 2',
    { items: `${item}/>`, metadata: '<meta name="cover" content="i"/>', files },
  ],
  [
    'the name of its file',
    {
      items: '<item id="x" href="images/cover.png" media-type="image/png"/>',
      files: { 'OEBPS/images/cover.png': png },
    },
  ],
])('takes the cover that is named by %s into the bundle', (_how, parts) => {
  const { text } = read(parts)
  expect(text.cover).toEqual({ ending: 'png', bytes: png })
  for (const one of [text, underOwnName(text)]) {
    const paths = encodeBundle(one).map(({ path }) => path)
    expect(paths).toEqual(['chapters/0001.json', 'cover.png', 'manifest.json'])
  }
  // Its bytes may go to another thread, and the text may be encoded again.
  const first = encodeBundle(text)[1]
  if (first) structuredClone(first.bytes.buffer, { transfer: [first.bytes.buffer] })
  expect(encodeBundle(text)[1]?.bytes).toEqual(png)
})

it.each<[string, Partial<EpubParts>]>([
  [
    'a script that is named as a picture',
    { items: named, files: { 'OEBPS/face.png': '<script/>' } },
  ],
  ['a file that is missing', { items: named }],
  ['a picture of too many bytes', { items: named, files: { 'OEBPS/face.png': large() } }],
  [
    'a path out of the file',
    {
      items: '<item id="c" href="../../../x.png" media-type="image/png" properties="cover-image"/>',
    },
  ],
])('refuses %s, and imports the text all the same', (_what, parts) => {
  const found = read(parts)
  expect(found.text.cover).toBeUndefined()
  expect(found.text.chapters.flat().map(({ text }) => text)).toEqual(['山水'])
  expect(noticesOf(found)).toContain('cover-left-out 1')
})

it('says nothing of a cover if there is none', () => {
  expect(noticesOf(read({}))).toEqual([])
})

/** Bytes that a zip can hardly shrink. */
function large(): Uint8Array {
  let state = 1
  const bytes = new Uint8Array(largestCover.bytes + 1)
  for (let i = 0; i < bytes.length; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    bytes[i] = state >> 16
  }
  bytes.set(png)
  return bytes
}
