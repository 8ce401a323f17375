import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { Book, Paragraph } from '#domain/book'
import { decodeChapter } from '#formats/bundle'
import { noProgress } from '#domain/progress-share'
import type { TaskOptions } from '../in-worker.ts'

type Chapters = Pick<Api, 'readChapters'>

/** The paragraphs of the first chapters of `book`, as many as the shell reads in one call. */
export const someParagraphs = (api: Chapters, book: Book): Promise<Outcome<readonly Paragraph[]>> =>
  chaptersFrom(api, book, 0).then(answer =>
    answer.ok ? { ok: true, value: answer.value.flat() } : answer,
  )

/** Every paragraph of `book`. Rejects with the signal's reason once it is aborted. */
export async function readWholeText(
  api: Chapters,
  book: Book,
  { signal, onProgress = noProgress }: Pick<TaskOptions, 'signal' | 'onProgress'> = {},
): Promise<Outcome<readonly Paragraph[]>> {
  const chapters: (readonly Paragraph[])[] = []
  while (chapters.length < book.chapters.length) {
    const answer = await chaptersFrom(api, book, chapters.length)
    if (!answer.ok) return answer
    signal?.throwIfAborted()
    chapters.push(...answer.value)
    onProgress(chapters.length / book.chapters.length)
  }
  return { ok: true, value: chapters.flat() }
}

/** The chapters from number `first` on that the shell reads in one call, at least one. */
export async function chaptersFrom(
  api: Chapters,
  book: Book,
  first: number,
): Promise<Outcome<readonly (readonly Paragraph[])[]>> {
  const answer = await api.readChapters(book.id, first)
  if (!answer.ok) return answer
  const chapters: (readonly Paragraph[])[] = []
  for (const [i, bytes] of answer.value.entries()) {
    const decoded = decodeChapter(bytes)
    const file = book.chapters[first + i]?.file ?? ''
    if (!decoded.ok) return { ok: false, fault: { ...decoded.fault, file } }
    chapters.push(decoded.value)
  }
  if (chapters.length === 0) {
    return {
      ok: false,
      fault: { code: 'bundle.missing-file', file: book.id, place: String(first) },
    }
  }
  return { ok: true, value: chapters }
}
