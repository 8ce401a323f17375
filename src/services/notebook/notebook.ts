import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Annotation, NoteBody } from '#domain/annotation'
import type { OnProgress } from '#domain/progress-share'
import type { AnnotationId } from '#domain/ids'
import type { PaperText } from '#domain/paper/paper-text'
import type { MarkChange } from '#domain/marking/mark-change'
import type { FolderForm, TemplateForm } from '#domain/templates/names'
import type { StepName, UndoOrder } from '#domain/undo-order'
import type { ListForm, MarkList } from '#formats/export/mark-list'
import type { LibraryDb } from '#storage/db'
import { fetchOnce } from '../fetch-once.ts'
import { live, type Live } from '../live.ts'
import type { ChangedMany } from '../marking/change-many.ts'
import type { DeletedMarks } from './deleted-marks.ts'
import type { WrittenNotes } from './export-folder.ts'
import type { MarkingParts } from '../marking/marking.ts'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/** The marks and notes of all books together. */
export interface Notebook {
  /**
   * Reads and folds all marks, a few milliseconds at a time. They are then kept, and follow what is
   * written, so that the next call resolves at once. `onProgress` receives the share that is read.
   * Rejects if the database cannot be read.
   */
  readonly open: (onProgress: OnProgress) => Promise<NotebookMarks>
  /** Changes when the marks must be opened again, because something has changed the database. */
  readonly times: Live<number>
  /**
   * Changes many marks, of any books, as one step of undoing. Resolves to null if nothing was left
   * to change.
   */
  readonly change: (changes: readonly ManyChange[], name: StepName) => Promise<ChangedMany | null>
  /** Reads the deleted marks of all books. Rejects if the database cannot be read. */
  readonly deleted: () => Promise<DeletedMarks>
  /** Saves a list of marks where the reader chooses, in a form and as its template has it. */
  readonly exportList: (
    list: MarkList,
    template: ListTemplate,
    signal?: AbortSignal,
  ) => Promise<Outcome<SaveOutcome>>
  /** Writes a list of marks as a folder of Markdown for Obsidian, where the reader chooses. */
  readonly exportFolder: (
    list: MarkList,
    template: FolderTemplate,
    tools: FolderExport,
  ) => Promise<Outcome<WrittenNotes | 'cancelled'>>
  /** Returns a list of marks as it is set on paper. */
  readonly onPaper: (list: MarkList) => Promise<PaperText>
  /** Returns the beginning of what would be saved; '' for a wrong template. */
  readonly preview: (list: MarkList, template: FormTemplate) => Promise<string>
  /**
   * Returns the beginning of a web page as far as the schema of notes knows it, so that no markup
   * of a template reaches the screen.
   */
  readonly readPage: (html: string) => Promise<NoteBody>
}

/** The forms that are one file. */
export const listForms = ['markdown', 'html', 'csv'] as const satisfies readonly ListForm[]
export type { ListedMark, MarkList } from '#formats/export/mark-list'

/** The text of a template, and the form that it is for. */
export interface FormTemplate {
  readonly form: TemplateForm
  readonly text: string
}
export interface ListTemplate extends FormTemplate {
  readonly form: ListForm
}
export interface FolderTemplate extends FormTemplate {
  readonly form: FolderForm
}

/** What an export to a folder reports and asks. */
export interface FolderExport {
  readonly onProgress: (done: number, total: number) => void
  /**
   * Asks what becomes of so many files that somebody has changed since the program wrote them.
   */
  readonly whenChanged: (count: number) => Promise<'replace' | 'keep' | 'cancel'>
  /**
   * Asks what becomes of so many files of books that the reader has removed since. A file that
   * somebody has changed stays whatever the reply is.
   */
  readonly whenRemoved: (count: number) => Promise<'remove' | 'keep' | 'cancel'>
  readonly signal: AbortSignal
}

/** One of many changes. */
export interface ManyChange {
  readonly id: AnnotationId
  readonly change: MarkChange
}

export interface NotebookMarks {
  /** All marks of all books, also of removed ones, in no order. Without deleted marks. */
  readonly all: Live<readonly Annotation[]>
  /** Returns the marks that contain `words`; null if there are no words to look for. */
  readonly find: (words: string) => ReadonlySet<AnnotationId> | null
}

export interface NotebookTools {
  readonly api: Api
  readonly newId: () => string
  readonly db: LibraryDb
  readonly writer: Writer
  readonly report: ReportDamage
  readonly undo: UndoOrder
  readonly now: () => number
  /** The marks of open books, which may be newer than those that are stored. */
  readonly open: MarkingParts['open']
}

/** The notebook, which reads nothing before it is first opened. */
export function createNotebook(tools: NotebookTools): Notebook & { readonly reread: () => void } {
  const times = live(0)
  const reading = () => {
    const listeners = new Set<OnProgress>()
    let isOver = false
    let stop = () => {}
    const fetch = fetchOnce(async () => {
      const { readNotebook } = await import('./read-notebook.ts')
      const read = await readNotebook(tools, share => listeners.forEach(each => each(share)))
      if (isOver) read.stop()
      else stop = read.stop
      return read
    })
    const end = () => {
      isOver = true
      stop()
    }
    return { listeners, fetch, end }
  }
  let now = reading()
  return {
    open: async onProgress => {
      const { listeners, fetch } = now
      listeners.add(onProgress)
      return fetch().finally(() => listeners.delete(onProgress))
    },
    times,
    change: async (changes, name) => {
      const { changeMany } = await import('../marking/change-many.ts')
      return changeMany(tools, changes, { name, book: null })
    },
    deleted: async () => (await import('./deleted-marks.ts')).readDeletedMarks(tools),
    exportList: async (list, template, signal) => {
      const { exportMarkList } = await import('./export-mark-list.ts')
      return exportMarkList(tools, list, template, signal)
    },
    exportFolder: async (list, template, work) => {
      const { exportFolder } = await import('./export-folder.ts')
      return exportFolder(tools, list, template, work)
    },
    onPaper: async list => {
      const { paperOfMarks } = await import('#formats/export/paper/marks-paper')
      return paperOfMarks(list)
    },
    preview: async (list, template) => {
      const { previewOfList } = await import('./export-mark-list.ts')
      return previewOfList(tools, list, template)
    },
    readPage: async html => (await import('#formats/notes/note-html')).noteOfHtml(html),
    reread: () => {
      now.end()
      now = reading()
      times.set(times.get() + 1)
    },
  }
}
