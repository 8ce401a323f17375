import type { Annotation, Category } from '#domain/annotation'
import type { BookId, CategoryId } from '#domain/ids'
import { kindWordsOf, stateOf, stateSign } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import { halfOn, otherSide } from '#domain/marking/halves'
import type { Entry } from '#domain/notebook/entry'
import { inGroups, type NoteGroup } from '#domain/notebook/groups'
import { headingAt } from '#domain/text/reference'
import { markListNames, type MarkListFormat } from '#services/notebook/notebook'
import { useTranslation } from 'react-i18next'
import type { MenuChoice } from '../menus/menu.ts'
import { markName } from '../notes/mark-name.ts'
import { quotedWords } from '../notes/notes-in-order.ts'
import { categoryName } from '../notes/use-category-name.ts'
import { saidTime } from '../parts/said-time.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showSaved } from '../saving/saved-message.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { GroupName } from './group-row.tsx'
import type { NotebookState } from './notebook-state.ts'
import type { ShownBook } from './shown-book.ts'

interface ExportListTools {
  readonly state: Pick<NotebookState, 'grouping' | 'order'>
  readonly books: ReadonlyMap<BookId, ShownBook>
  /** In the order in which the reader has them. */
  readonly categories: ReadonlyMap<CategoryId, Category>
  readonly groupName: (group: NoteGroup) => GroupName
}

/** Returns the choices of a menu that exports marks as they are sorted and grouped. */
export function useExportList(
  tools: ExportListTools,
): (entries: readonly Entry[]) => readonly MenuChoice[] {
  const { t } = useTranslation()
  const { notebook, outside } = useServices()
  const toasts = useToasts()
  const describe = useListedMark(tools)

  const listOf = (entries: readonly Entry[]) => {
    const { grouping, order } = tools.state
    const categories = [...tools.categories.keys()]
    const groups =
      grouping === 'none'
        ? [{ heading: null, marks: entries.map(describe) }]
        : inGroups(entries, grouping, { order, categories }).map(group => ({
            heading: tools.groupName(group).name,
            marks: group.entries.map(describe),
          }))
    const inOne = entries.every(({ book }) => book === entries[0]?.book) ? entries[0] : undefined
    const title = inOne && tools.books.get(inOne.mark.bookId)?.title
    return { title: title ? t('notebook.listOf', { title }) : t('panes.notebook'), groups }
  }

  async function save(entries: readonly Entry[], format: MarkListFormat, language: string) {
    const outcome = await notebook.exportList({ ...listOf(entries), language }, format)
    if (!outcome.ok) {
      const { fault } = outcome
      return toasts.show('export', { message: t => faultSentence(t, fault) })
    }
    if (outcome.value === 'cancelled') return
    const file = outcome.value
    showSaved(toasts, outside, 'export', {
      message: t => t('exporting.saved', { name: file.name }),
      file,
      opens: true,
    })
  }

  const { language } = useTranslation().i18n
  return entries =>
    markListNames.map(format => ({
      label: t(`notebook.exports.${format}`),
      run: () =>
        void save(entries, format, language).catch(() =>
          toasts.show('export', { message: t => t('faults.unexpected') }),
        ),
    }))
}

/** Returns a function that describes a mark as its row in the notebook does. */
function useListedMark({ books, categories }: ExportListTools) {
  const { t, i18n } = useTranslation()
  return ({ mark }: Entry) => {
    const book = books.get(mark.bookId)
    const state = stateOf(mark)
    const linked = mark.counterpart && halfOn(mark, otherSide(mark.side))
    return {
      words: markName(t, mark),
      linked: linked ? quotedWords(linked) : '',
      details: kindWordsOf(mark)
        .filter(({ text }) => text !== '')
        .map(({ name, text }) => ({ label: t(`kindWords.${name}`), text })),
      note: mark.note,
      about: [
        categoryName(t, categories.get(mark.category) ?? missingCategory(mark.category)),
        state === null ? '' : `${stateSign(mark)} ${t(`kindStates.${state}`)}`,
        ...mark.tags,
        book?.title ?? '',
        ...placeOf(mark, book),
        mark.scope === 'book' ? '' : t('notebook.paragraph', { number: mark.index + 1 }),
        saidTime(t, i18n.language, mark.createdAt, 'day'),
      ].filter(part => part !== ''),
    }
  }
}

const placeOf = (mark: Annotation, book: ShownBook | undefined): readonly string[] =>
  book && mark.scope !== 'book' ? [headingAt(book.book, mark.index)] : []
