import type { ActionName } from '#domain/actions'
import type { Book } from '#domain/book'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from './guards/guards.tsx'
import type { OpenAt } from './reader/links/use-follow.ts'

const SettingsDialog = lazy(async () => ({
  default: (await import('./settings/settings-dialog.tsx')).SettingsDialog,
}))
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./help/shortcuts-dialog.tsx')).ShortcutsDialog,
}))
const AboutDialog = lazy(async () => ({
  default: (await import('./help/about-dialog.tsx')).AboutDialog,
}))
const CategoryEditor = lazy(async () => ({
  default: (await import('./categories/category-editor.tsx')).CategoryEditor,
}))
const LibraryTagsDialog = lazy(async () => ({
  default: (await import('./tags/library-tags.tsx')).LibraryTagsDialog,
}))

const MyWordsDialog = lazy(async () => ({
  default: (await import('./vocabulary/my-words-dialog.tsx')).MyWordsDialog,
}))

const DictionariesDialog = lazy(async () => ({
  default: (await import('./dictionaries/dictionaries-dialog.tsx')).DictionariesDialog,
}))
const ConcordanceDialog = lazy(async () => ({
  default: (await import('./concordance/concordance-dialog.tsx')).ConcordanceDialog,
}))

const BookWordsDialog = lazy(async () => ({
  default: (await import('./vocabulary/book/book-words-dialog.tsx')).BookWordsDialog,
}))
const DeletedDialog = lazy(async () => ({
  default: (await import('./notebook/deleted/deleted-dialog.tsx')).DeletedDialog,
}))

const dialogs = {
  settings: SettingsDialog,
  shortcuts: ShortcutsDialog,
  about: AboutDialog,
  categories: CategoryEditor,
  tags: LibraryTagsDialog,
  deleted: DeletedDialog,
  words: MyWordsDialog,
  concordance: ConcordanceDialog,
  bookWords: BookWordsDialog,
  dictionaries: DictionariesDialog,
} as const

/** The action that opens each dialog; its label is the dialog's name. */
const opening = {
  settings: 'settings.open',
  shortcuts: 'help.shortcuts',
  about: 'help.about',
  categories: 'category.edit',
  tags: 'tag.list',
  deleted: 'notebook.deleted',
  words: 'word.list',
  concordance: 'word.concordance',
  bookWords: 'book.words',
  dictionaries: 'dictionary.open',
} as const satisfies Record<keyof typeof dialogs, ActionName>

export type DialogName = keyof typeof dialogs

interface DialogsProps {
  readonly open: DialogName | null
  /** The open book. */
  readonly book: Book | null
  /** The books of the library. */
  readonly books: readonly Book[]
  /** Opens a book at a place. */
  readonly onOpen: OpenAt
  readonly onClose: () => void
}

/** The open dialog. Each is fetched when it is first opened, because a start needs none of them. */
export function Dialogs({ open, onClose, ...shown }: DialogsProps) {
  const { t } = useTranslation()
  if (open === null) return null
  const Open = dialogs[open]
  return (
    <DialogGuard name={t(`actions.${opening[open]}`)} of={open} onClose={onClose}>
      <Suspense fallback={null}>
        <Open {...shown} onClose={onClose} />
      </Suspense>
    </DialogGuard>
  )
}
