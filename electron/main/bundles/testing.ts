/** Small bundles for the tests of this folder. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Book, Paragraph } from '#domain/book'
import { bookId, paragraphId } from '#domain/ids'
import { openRemoved, type Removed } from './removed.ts'
import { chapterPath, encodeBundle, encodeChapter, type BundleFile } from '#formats/bundle'

/** Makes a bundle of chapters given as texts of paragraphs. The first paragraph is the heading. */
export function bundleOf(
  id: string,
  chapters: readonly (readonly string[])[],
): readonly BundleFile[] {
  const texts = chapters.map((texts, c) => texts.map((text, p) => paragraph(`p${c}-${p}`, text, p)))
  const book: Book = {
    id: bookId(id),
    title: '测试',
    language: 'zh-Hans',
    provenance: { file: '测试.txt', sha256: '0'.repeat(64), importer: 'test' },
    chapters: texts.map((paragraphs, c) => ({
      file: chapterPath(c),
      title: paragraphs[0]?.text ?? '',
      level: 1,
      paragraphs: paragraphs.length,
      characters: paragraphs.reduce((sum, { text }) => sum + text.length, 0),
      headings: [],
      sha256: createHash('sha256').update(encodeChapter(paragraphs)).digest('hex'),
    })),
  }
  return encodeBundle({ book, chapters: texts })
}

function paragraph(id: string, text: string, place: number): Paragraph {
  const name = paragraphId(id)
  return place === 0
    ? { id: name, kind: 'heading', level: 1, text }
    : { id: name, kind: 'body', text }
}

/** Makes a new folder with two empty folders for bundles in it. */
export async function library() {
  const above = await realpath(await mkdtemp(join(tmpdir(), '书 架 ')))
  const ours = join(above, 'ours')
  const own = join(above, 'own')
  await mkdir(ours)
  await mkdir(own)
  return { above, ours, own }
}

/** Removed bundles for tests of other things. There is no trash. */
export const removedIn = (above: string): Removed =>
  openRemoved({
    root: join(above, 'removed'),
    trash: () => Promise.reject(new Error('no trash in tests')),
    now: () => 0,
    after: () => {},
  })

/** Writes `files` into `folder`, unchecked. */
export async function put(folder: string, files: readonly BundleFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}

/** `files` with the text of the one at `path` changed. */
export const changed = (
  files: readonly BundleFile[],
  path: string,
  change: (text: string) => string,
): readonly BundleFile[] =>
  files.map(file =>
    file.path === path
      ? { path, bytes: new TextEncoder().encode(change(new TextDecoder().decode(file.bytes))) }
      : file,
  )
