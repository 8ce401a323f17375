import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { BookId, ParagraphId } from '#domain/ids'
import { isFolderForm, type FolderForm } from '#domain/templates/names'
import { listExtensions, writtenList, type MarkList } from '#formats/export/mark-list'
import { folderFiles, writtenFolder } from '#formats/export/templates/folder-files'
import type { LibraryDb } from '#storage/db'
import { translationsOf } from '#storage/translations'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { exportFileName } from '../library/file-name.ts'
import { saveInParts } from '../save-in-parts.ts'
import type { FormTemplate, ListTemplate } from './notebook.ts'

interface ListTools {
  readonly api: Api
  readonly newId: () => string
  readonly db: LibraryDb
}

/** Saves `list` as a file named after its title, where the reader chooses. */
export async function exportMarkList(
  tools: ListTools,
  list: MarkList,
  { form, text }: ListTemplate,
  signal?: AbortSignal,
): Promise<Outcome<SaveOutcome>> {
  const written = writtenList(await translatedList(tools.db, list, text), form, text)
  // The dialog says what is wrong in a template and exports nothing then.
  if (!written.ok) throw new Error(`a wrong template: ${written.fault.code}`)
  const name = exportFileName(list.title, listExtensions[form])
  return saveInParts(tools, name, encodedInSlices(written.parts), signal)
}

/** What a preview shows, in UTF-16 code units. */
const previewLength = 12_000

/** Returns the beginning of the file, or of the first files; empty if the template is wrong. */
export async function previewOfList(
  { db }: Pick<ListTools, 'db'>,
  list: MarkList,
  { form, text }: FormTemplate,
): Promise<string> {
  const full = await translatedList(db, list, text)
  if (isFolderForm(form)) return beginningOf(filesOf(full, form, text))
  const written = writtenList(full, form, text)
  // The head of a page is the program's own, and long.
  return written.ok ? beginningOf(written.parts).replace(/^\ufeff|^[^]*<body>\n/, '') : ''
}

/** Yields the files of a folder, each after its name. */
function* filesOf(list: MarkList, form: FolderForm, template: string): Generator<string> {
  const files = folderFiles(list, form)
  const names = files.map(({ title }) => title)
  const written = writtenFolder(list, { form, files, names }, template)
  if (!written.ok) return
  for (const [i, name] of names.entries()) {
    yield `${i === 0 ? '' : '\n'}⟨ ${name}.md ⟩\n\n`
    yield* written.parts(i)
  }
}

/** Returns the first parts of a text, and that there is more. */
function beginningOf(parts: Iterable<string>): string {
  let beginning = ''
  for (const part of parts) {
    if (beginning.length > previewLength) return `${beginning}\n…`
    beginning += part
  }
  return beginning
}

/** How many translations are read at once. */
const atOnce = 500

/**
 * Returns `list` with the translations of the paragraphs of marks that have no words in the
 * translation, if `template` may name them.
 */
export async function translatedList(
  db: LibraryDb,
  list: MarkList,
  template: string,
): Promise<MarkList> {
  if (!template.includes('translation')) return list
  const wanted = new Map<BookId, Set<ParagraphId>>()
  for (const { marks } of list.groups)
    for (const { bookId, translation, paragraphs } of marks) {
      if (translation !== '') continue
      const known = wanted.get(bookId) ?? new Set()
      wanted.set(bookId, known)
      for (const id of paragraphs) known.add(id)
    }
  const texts = new Map<string, string>()
  for (const [book, ids] of wanted) {
    const all = [...ids]
    for (let at = 0; at < all.length; at += atOnce) {
      const { rows } = await translationsOf(db, book, all.slice(at, at + atOnce))
      for (const { paragraphId, content } of rows) texts.set(`${book} ${paragraphId}`, content.text)
    }
  }
  const groups = list.groups.map(group => ({
    ...group,
    marks: group.marks.map(mark => {
      if (mark.translation !== '') return mark
      const own = mark.paragraphs.map(id => texts.get(`${mark.bookId} ${id}`) ?? '')
      return { ...mark, translation: own.filter(text => text !== '').join('\n') }
    }),
  }))
  return { ...list, groups }
}
