/**
 * Writes marks and notes as a folder of Markdown for Obsidian: a file for each book or each note.
 * Links between notes, and from notes to passages, lead to files of the folder if it has them.
 */
import type { BookId } from '#domain/ids'
import { addressWithTitle } from '#domain/notes/link-title'
import { placeAt } from '#domain/notes/place'
import { filledTemplate } from '#domain/templates/fill'
import type { FolderForm } from '#domain/templates/names'
import { parseTemplate, type TemplateFault } from '#domain/templates/parse'
import { outsideLink, type LinkWriter } from '../bilingual-markdown.ts'
import {
  listValues,
  markValues,
  type ListedMark,
  type MarkGroup,
  type MarkList,
} from '../mark-list.ts'
import { blockId, valueWriter } from './value-writers.ts'

/** A file of the folder before it has a name. */
export interface FolderFile {
  /** Names the same file in every export. */
  readonly key: string
  /** The name that it would like to have, without its extension. */
  readonly title: string
  readonly marks: readonly ListedMark[]
}

/** Returns the files of a folder. Each mark of `list` is in one of them. */
export function folderFiles(list: MarkList, form: FolderForm): readonly FolderFile[] {
  const marks = [
    ...new Map(list.groups.flatMap(group => group.marks).map(one => [one.id, one])).values(),
  ]
  if (form === 'noteFiles')
    return marks.map(mark => ({ key: `mark/${mark.id}`, title: noteTitle(mark), marks: [mark] }))
  const books = new Map<BookId, ListedMark[]>()
  for (const mark of marks) {
    const own = books.get(mark.bookId)
    if (own) own.push(mark)
    else books.set(mark.bookId, [mark])
  }
  return [...books].map(([book, own]) => ({
    key: `book/${book}`,
    title: vaultName(own[0]?.book ?? ''),
    marks: own.toSorted((a, b) => a.index - b.index),
  }))
}

/** The longest beginning of words in a name, in characters. */
const nameLength = 40

function noteTitle({ words, note, paragraph }: ListedMark): string {
  const beginning = Array.from(words.replaceAll(/\s+/g, ' ').trim())
  const short = beginning.slice(0, nameLength).join('')
  const named = vaultName(short) || vaultName(note[0]?.text.slice(0, nameLength) ?? '')
  return [paragraph, named].filter(part => part !== '').join(' ')
}

/** Returns `text` without what a file name or a link of Obsidian cannot have. */
const vaultName = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}<>:"/\\|?*#^[\]%]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')

export type WrittenFolder =
  | {
      readonly ok: true
      /** Yields the parts of the file at a place of `files`, counted from 0. */
      readonly parts: (place: number) => Iterable<string>
    }
  | { readonly ok: false; readonly fault: TemplateFault }

interface Folder {
  readonly form: FolderForm
  readonly files: readonly FolderFile[]
  /** The names that they have got, in the same order, without extensions. */
  readonly names: readonly string[]
}

/** Returns the texts of the files of a folder, or what is wrong in the template. */
export function writtenFolder(list: MarkList, folder: Folder, template: string): WrittenFolder {
  const { form, files, names } = folder
  const parsed = parseTemplate(form, template)
  if (!parsed.ok) return parsed
  const write = valueWriter(form, linkIn(folder))
  return {
    ok: true,
    parts(place) {
      const file = files[place]
      const title = names[place] ?? ''
      const [first] = file?.marks ?? []
      if (!file || !first) return []
      const common = { title, date: list.date }
      if (form === 'noteFiles')
        return filledTemplate(parsed.parts, [markValues(first), common], write)
      const groups = byChapter(file.marks)
      const values = listValues({ ...list, title, groups, count: file.marks.length })
      const link = addressWithTitle({ kind: 'book', book: first.bookId }, first.book)
      return filledTemplate(parsed.parts, [{ ...values, author: first.author, link }], write)
    },
  }
}

/** Marks that follow each other in one chapter are a group. */
function byChapter(marks: readonly ListedMark[]): readonly MarkGroup[] {
  const groups: { heading: string; marks: ListedMark[] }[] = []
  for (const mark of marks) {
    const last = groups.at(-1)
    if (last?.heading === mark.chapter) last.marks.push(mark)
    else groups.push({ heading: mark.chapter, marks: [mark] })
  }
  return groups
}

/** Returns a writer of links that lead to what the folder has. */
function linkIn({ form, files, names }: Folder): LinkWriter {
  const targets = new Map<string, string>()
  const add = (key: string, target: string) => {
    if (!targets.has(key)) targets.set(key, target)
  }
  for (const [i, { key, marks }] of files.entries()) {
    const name = names[i] ?? ''
    if (form === 'bookFiles') add(key, name)
    for (const { id, bookId, paragraphs } of marks) {
      const passage = `${name}#^${blockId(id)}`
      add(`mark/${id}`, passage)
      for (const paragraph of paragraphs) add(`${bookId}/${paragraph}`, passage)
    }
  }
  return (written, target, words) => {
    const place = placeAt(target)
    const found =
      place &&
      targets.get(
        place.kind === 'book'
          ? `book/${place.book}`
          : place.kind === 'mark'
            ? `mark/${place.mark}`
            : `${place.book}/${place.paragraph}`,
      )
    return found ? `[[${found}|${linkWords(words)}]]` : outsideLink(written, target, words)
  }
}

/** The words of a link have no markup, so signs that would end it are left out. */
const linkWords = (words: string): string =>
  words
    .replaceAll(/[\p{Cc}[\]|\\]+/gu, ' ')
    .replaceAll(/%%+/g, '%')
    .trim() || '→'
