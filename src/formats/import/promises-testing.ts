/** The promises that every importer keeps for each book it returns. */
import { expect } from 'vitest'
import { decodeChapter, decodeManifest, encodeBundle, manifestPath } from '../bundle.ts'
import { sha256Hex } from '../naming.ts'
import type { ImportPreview } from './importer.ts'

/**
 * Expects that the book of `preview`, if it has one, survives being written to a bundle and read
 * back.
 */
export function keepsItsPromises(preview: ImportPreview): void {
  if (!preview.ok) return
  const { book, chapters } = preview.text
  const files = new Map(encodeBundle(preview.text).map(({ path, bytes }) => [path, bytes]))
  // The bundle's own checks cover offsets, levels, names and counts.
  expect(decodeManifest(files.get(manifestPath)!)).toEqual({ ok: true, value: book })
  const ids = chapters.flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [i, entry] of book.chapters.entries()) {
    const bytes = files.get(entry.file)!
    expect(decodeChapter(bytes)).toEqual({ ok: true, value: chapters[i] })
    expect([sha256Hex(bytes), chapters[i]?.length]).toEqual([entry.sha256, entry.paragraphs])
  }
  const headings = book.chapters.flatMap(chapter => chapter.headings)
  expect(preview.findings.reasons).toHaveLength(headings.length)
  const { texts, pairing } = preview.translation ?? { texts: [], pairing: [] }
  if (preview.translation) expect(pairing).toHaveLength(ids.length)
  const ends = pairing.map(({ end }) => end)
  expect(pairing.map(({ start }) => start)).toEqual([0, ...ends].slice(0, pairing.length))
  expect(ends.at(-1) ?? 0).toBe(texts.length)
}
