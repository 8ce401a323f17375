import { coverEnding, type Cover } from '../../cover.ts'
import { stoppedByZip, type ZipParts } from '../structured/zip-parts.ts'
import type { BookFiles } from './book-files.ts'
import type { Item } from './package.ts'

/**
 * Returns the picture on the cover of a book; `refused` if the file of `item` is no picture that is
 * taken, or a danger to unpack. No cover is a reason to refuse the text.
 */
export function coverPicture(
  item: Item | undefined,
  from: string,
  {
    files,
    parts,
    encrypted,
  }: {
    readonly files: BookFiles
    readonly parts: ZipParts
    readonly encrypted: ReadonlySet<string>
  },
): Cover | 'refused' | undefined {
  if (!item) return undefined
  const path = files.pathOf(item.href, from)
  if (path === null || encrypted.has(path)) return 'refused'
  const bytes = stoppedByZip(() => parts.read(path))
  if (bytes === null || typeof bytes === 'string') return 'refused'
  const ending = coverEnding(bytes)
  return ending === null ? 'refused' : { ending, bytes: bytes.slice() }
}
