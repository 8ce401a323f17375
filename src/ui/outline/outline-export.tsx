import type { BookId } from '#domain/ids'
import { isStandalone } from '#domain/notes/standalone'
import { addressOf } from '#domain/notes/place'
import type { OutlineItem } from '#domain/outline/outline-item'
import type { OutlineNode } from '#domain/outline/outline-tree'
import { headingAt } from '#domain/text/reference'
import {
  outlineFormats,
  type OpenOutlines,
  type OutlineEntry,
  type OutlineFormat,
} from '#services/outline/outlines'
import type { Speech } from '#i18n/speech'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePopup } from '../menus/use-popup.ts'
import type { ShownBook } from '../notebook/shown-book.ts'
import { markName } from '../notes/mark-name.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showExported } from '../saving/show-exported.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { Passages } from './use-outlines.ts'

interface OutlineExportProps {
  readonly outlines: OpenOutlines
  readonly outline: OutlineItem
  readonly books: ReadonlyMap<BookId, ShownBook>
}

type Books = OutlineExportProps['books']

/** A button with a menu of the formats in which the outline is exported. */
export function OutlineExport({ outlines, outline, books }: OutlineExportProps) {
  const { t, i18n } = useTranslation()
  const { outlines: files, outside } = useServices()
  const toasts = useToasts()
  const popup = usePopup()
  const button = useRef<HTMLButtonElement>(null)

  async function save(format: OutlineFormat) {
    const tree = outlines.now.get().treeOf(outline.id)
    const passages = await outlines.passages(tree.flatMap(({ item }) => item.mark ?? []))
    const book = outline.bookId === null ? undefined : books.get(outline.bookId)
    const entries = tree.flatMap(node => entriesOf(node, { t, passages, books }))
    const outcome = await files.exportFile(
      {
        title: outline.title || t('outline.untitled'),
        language: book?.translationLanguage ?? i18n.language,
        quotedLanguage: book?.language ?? 'zh',
        entries,
      },
      format,
    )
    if (!outcome.ok) {
      const { fault } = outcome
      return toasts.show('export', { message: t => faultSentence(t, fault) })
    }
    if (outcome.value !== 'cancelled') showExported(toasts, outside, outcome.value)
  }

  const choices = outlineFormats.map(format => ({
    label: t(`outline.exports.${format}`),
    run: () =>
      void save(format).catch(() =>
        toasts.show('export', { message: t => t('faults.unexpected') }),
      ),
  }))
  return (
    <ActionButton
      ref={button}
      action="outline.export"
      opens="menu"
      onPress={() => {
        const box = button.current?.getBoundingClientRect()
        if (box) popup.open([choices], { x: box.left, y: box.bottom })
      }}
    />
  )
}

interface Said {
  readonly t: Speech['t']
  readonly passages: Passages
  readonly books: Books
}

function entriesOf({ item, depth }: OutlineNode, said: Said): readonly OutlineEntry[] {
  switch (item.kind) {
    case 'outline':
      return []
    case 'heading':
      return [{ kind: 'heading', level: depth + 1, title: item.title }]
    case 'text':
      return [{ kind: 'text', body: item.body }]
    case 'mark':
      return [passageOf(item, said)]
  }
}

/** A mark that is gone is exported with the words that the outline has kept. */
function passageOf(item: OutlineItem, { t, passages, books }: Said): OutlineEntry {
  const passage = item.mark && passages.get(item.mark.id)
  if (!passage) {
    const quotes = [{ text: item.title, language: 'zh' }]
    return { kind: 'passage', quotes, reference: t('outline.missing'), link: null, note: [] }
  }
  const { mark, translation } = passage
  if (isStandalone(mark)) return { kind: 'text', body: mark.note }
  const book = books.get(mark.bookId)
  const languages = [book?.language ?? 'zh', book?.translationLanguage ?? 'en'] as const
  const [own, other] = mark.side === 'source' ? languages : [languages[1], languages[0]]
  const chapter = book && mark.scope !== 'book' ? headingAt(book.book, mark.index) : ''
  const number = t('notebook.paragraph', { number: mark.index + 1 })
  return {
    kind: 'passage',
    quotes: [
      { text: markName(t, mark), language: own },
      ...(translation === '' ? [] : [{ text: translation, language: other }]),
    ],
    reference: [book?.title ?? '', chapter, mark.scope === 'book' ? '' : number]
      .filter(part => part !== '')
      .join(', '),
    link: addressOf({ kind: 'mark', book: mark.bookId, mark: mark.id }),
    note: mark.note,
  }
}
