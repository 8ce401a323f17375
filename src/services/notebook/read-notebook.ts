import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { NoteSearch, textsOf } from '#domain/notebook/note-search'
import type { OnProgress } from '#domain/progress-share'
import { queryMaker } from '#domain/search/query'
import { annotationCount, annotationsAfter } from '#storage/annotations'
import { keptMarks } from '../marking/marks-now.ts'
import { annotationsAmong } from '../marking/stored-annotations.ts'
import { chineseVariants } from '../searching/chinese-variants.ts'
import type { NotebookMarks, NotebookTools } from './notebook.ts'

/** How many rows are read at once, because others use the database too. */
const rowsAtOnce = 250

/** How long the page is kept busy without a pause, in milliseconds. */
const slice = 12

/** Marks that are kept up to date until `stop` is called. */
interface ReadNotebook extends NotebookMarks {
  readonly stop: () => void
}

/** Reads all marks and folds their words, with pauses. */
export async function readNotebook(
  { db, writer, report }: Pick<NotebookTools, 'db' | 'writer' | 'report'>,
  onProgress: OnProgress,
): Promise<ReadNotebook> {
  const rows = new Map<AnnotationId, Annotation>()
  // What is written from now on is newer than anything still being read.
  const written = new Map<AnnotationId, Annotation>()
  let take = (changed: readonly Annotation[]): void => {
    for (const row of changed) written.set(row.id, row)
  }
  const stop = writer.follow(operations => take(annotationsAmong(operations)))
  take(annotationsAmong(writer.waiting()))

  try {
    const total = Math.max(1, await annotationCount(db))
    let last: string | null = null
    do {
      const batch = await annotationsAfter(db, last, rowsAtOnce)
      report('annotations', batch.damaged)
      for (const row of batch.rows) rows.set(row.id, row)
      onProgress(Math.min(1, rows.size / total) / 2)
      last = batch.last
    } while (last !== null)
    for (const [id, row] of written) rows.set(id, row)

    const search = new NoteSearch(rows, queryMaker(chineseVariants()))
    const { all, keep } = keptMarks(rows)
    take = changed => {
      if (changed.length === 0) return
      const before = changed.map(({ id }) => rows.get(id))
      keep(changed)
      for (const [i, row] of changed.entries())
        if (!hasSameTexts(before[i], row)) search.changed(row.id)
    }
    await inSlices(search.fold(), done => onProgress(0.5 + Math.min(1, done / total) / 2))
    return { all, find: words => search.find(words), stop }
  } catch (error) {
    stop()
    throw error
  }
}

const hasSameTexts = (a: Annotation | undefined, b: Annotation): boolean => {
  const [one, other] = [a ? textsOf(a) : null, textsOf(b)]
  return one?.length === other.length && one.every((text, i) => text === other[i])
}

/** Runs `steps` to their end with pauses. `onDone` receives how many marks have been folded. */
async function inSlices(steps: Generator<number>, onDone: (done: number) => void): Promise<void> {
  let done = 0
  for (;;) {
    const until = performance.now() + slice
    do {
      const step = steps.next()
      if (step.done) return onDone(done)
      done += step.value
    } while (performance.now() < until)
    onDone(done)
    await new Promise(resolve => setTimeout(resolve))
  }
}
