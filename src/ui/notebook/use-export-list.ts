import type { Category } from '#domain/annotation'
import type { BookId, CategoryId } from '#domain/ids'
import { kindWordsOf, stateOf, stateSign } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import { halfOn, otherSide } from '#domain/marking/halves'
import type { Entry } from '#domain/notebook/entry'
import { dayOf, inGroups, type NoteGroup } from '#domain/notebook/groups'
import { isStandalone } from '#domain/notes/standalone'
import { addressWithTitle } from '#domain/notes/link-title'
import { parseTemplate } from '#domain/templates/parse'
import { readTemplates } from '#domain/templates/stored'
import { templateText, usualTemplates } from '#domain/templates/usual'
import { headingAt } from '#domain/text/reference'
import {
  listForms,
  type ListedMark,
  type ListTemplate,
  type MarkList,
} from '#services/notebook/notebook'
import type { Speech } from '#i18n/speech'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MenuSections } from '../menus/menu.ts'
import { markName } from '../notes/mark-name.ts'
import { quotedWords } from '../notes/notes-in-order.ts'
import { categoryName } from '../notes/use-category-name.ts'
import { saidTime } from '../parts/said-time.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { GroupName } from './group-row.tsx'
import { useAnnotationsExport } from './use-annotations-export.ts'
import { kindName } from './kind-name.ts'
import type { NotebookState } from './notebook-state.ts'
import { showExported } from '../saving/show-exported.ts'
import type { ShownBook } from './shown-book.ts'

interface ExportListTools {
  readonly state: Pick<NotebookState, 'grouping' | 'order'>
  readonly books: ReadonlyMap<BookId, ShownBook>
  /** In the order in which the reader has them. */
  readonly categories: ReadonlyMap<CategoryId, Category>
  readonly groupName: (group: NoteGroup) => GroupName
}

/** The dialogs in which marks are exported by a template, or set on paper. */
type ListDialog = 'templates' | 'paper'

/** The forms and the dialogs in which marks are exported. */
export interface ExportList {
  /** Returns the choices of a menu that exports marks as they are sorted and grouped. */
  readonly choices: (entries: readonly Entry[]) => MenuSections
  /** The dialog that is open, and the marks in it, or null. */
  readonly inDialog: { readonly dialog: ListDialog; readonly list: () => MarkList } | null
  readonly closeDialog: () => void
}

export function useExportList(tools: ExportListTools): ExportList {
  const { t } = useTranslation()
  const { notebook, outside, preferences, autosave } = useServices()
  const toasts = useToasts()
  const listOf = useMarkList(tools)
  const saveAnnotations = useAnnotationsExport(tools.books)
  const [chosen, setChosen] = useState<{
    readonly dialog: ListDialog
    readonly entries: readonly Entry[]
  } | null>(null)
  const open = (dialog: ListDialog, entries: readonly Entry[]) => setChosen({ dialog, entries })

  async function save(entries: readonly Entry[], form: ListTemplate['form']) {
    const templates = readTemplates(preferences.settings.get().noteTemplates)
    const text = templateText(templates, form, '') ?? usualTemplates[form]
    // The dialog says what is wrong in it.
    if (!parseTemplate(form, text).ok) return open('templates', entries)
    await autosave.flush()
    const outcome = await notebook.exportList(listOf(entries), { form, text })
    if (!outcome.ok) {
      const { fault } = outcome
      return toasts.show('export', { message: t => faultSentence(t, fault) })
    }
    if (outcome.value !== 'cancelled') showExported(toasts, outside, outcome.value)
  }

  const inForm = (entries: readonly Entry[], form: ListTemplate['form']) => ({
    label: t(`notebook.exports.${form}`),
    run: () =>
      void save(entries, form).catch(() =>
        toasts.show('export', { message: t => t('faults.unexpected') }),
      ),
  })
  return {
    choices: entries => [
      [
        ...listForms.map(form => inForm(entries, form)),
        {
          label: t('notebook.exports.webAnnotations'),
          run: () => saveAnnotations(entries, listOf(entries).title),
        },
      ],
      [
        { label: t('notebook.exports.dialog'), run: () => open('templates', entries) },
        { label: t('notebook.exports.paper'), run: () => open('paper', entries) },
      ],
    ],
    inDialog: chosen && { dialog: chosen.dialog, list: () => listOf(chosen.entries) },
    closeDialog: () => setChosen(null),
  }
}

/** Returns a function that describes marks as the notebook sorts and groups them. */
function useMarkList(tools: ExportListTools) {
  const { t, i18n } = useTranslation()
  const describe = useListedMark(tools)
  return (entries: readonly Entry[]): MarkList => {
    const { grouping, order } = tools.state
    const categories = [...tools.categories.keys()]
    const inOne = entries.every(({ book }) => book === entries[0]?.book) ? entries[0] : undefined
    // The title says of which book they are.
    const listed = (some: readonly Entry[]) =>
      some.map(entry => describe(entry, inOne !== undefined))
    const groups =
      grouping === 'none'
        ? [{ heading: null, marks: listed(entries) }]
        : inGroups(entries, grouping, { order, categories }).map(group => ({
            heading: tools.groupName(group).name,
            marks: listed(group.entries),
          }))
    const title = inOne && tools.books.get(inOne.mark.bookId)?.title
    return {
      title: titleOfList(t, inOne, title),
      language: i18n.language,
      date: dayOf(Date.now()),
      count: entries.length,
      groups,
    }
  }
}

/** Returns the title of a list of marks that are all in one book, or in several. */
function titleOfList(t: Speech['t'], inOne: Entry | undefined, title: string | undefined): string {
  if (!inOne || title === undefined) return t('panes.notebook')
  return isStandalone(inOne.mark) ? title : t('notebook.listOf', { title })
}

/** Returns a function that describes a mark as its row in the notebook does. */
function useListedMark({ books, categories }: ExportListTools) {
  const { t, i18n } = useTranslation()
  return ({ mark }: Entry, isBookSaid: boolean): ListedMark => {
    const book = books.get(mark.bookId)
    const state = stateOf(mark)
    const linked = mark.counterpart && halfOn(mark, otherSide(mark.side))
    const translated = mark.scope ? null : halfOn(mark, 'translation')
    const category = categoryName(
      t,
      categories.get(mark.category) ?? missingCategory(mark.category),
    )
    const stateWords = state === null ? '' : `${stateSign(mark)} ${t(`kindStates.${state}`)}`
    const isOfBook = mark.scope === 'book'
    const chapter = book && !isOfBook ? headingAt(book.book, mark.index) : ''
    return {
      id: mark.id,
      bookId: mark.bookId,
      index: mark.index,
      paragraphs: isOfBook ? [] : [...new Set(mark.anchors.map(one => one.paragraphId))],
      // The note says it.
      words: isStandalone(mark) ? '' : markName(t, mark),
      linked: linked ? quotedWords(linked) : '',
      translation: translated ? quotedWords(translated) : '',
      details: kindWordsOf(mark)
        .filter(({ text }) => text !== '')
        .map(({ name, text }) => ({ label: t(`kindWords.${name}`), text })),
      note: mark.note,
      tags: mark.tags,
      book: book?.title ?? '',
      author: book?.book.author ?? '',
      chapter,
      paragraph: isOfBook ? '' : String(mark.index + 1),
      kind: kindName(t, mark.kind),
      state: stateWords,
      category,
      side: t(mark.side === 'source' ? 'exporting.source' : 'exporting.translation'),
      // A mark without words is named in the language of the interface.
      wordsSide: mark.scope ? 'translation' : mark.side,
      languages: {
        source: book?.language ?? '',
        translation: mark.scope ? i18n.language : (book?.translationLanguage ?? ''),
      },
      created: new Date(mark.createdAt).toISOString(),
      changed: new Date(mark.updatedAt).toISOString(),
      link: addressWithTitle(
        { kind: 'mark', book: mark.bookId, mark: mark.id },
        book?.book.title ?? '',
      ),
      about: [
        category,
        stateWords,
        ...mark.tags,
        isBookSaid ? '' : (book?.title ?? ''),
        chapter,
        isOfBook ? '' : t('notebook.paragraph', { number: mark.index + 1 }),
        saidTime(t, i18n.language, mark.createdAt, 'day'),
      ].filter(part => part !== ''),
    }
  }
}
