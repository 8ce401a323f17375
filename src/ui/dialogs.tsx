import type { ActionName } from '#domain/actions'
import type { Book } from '#domain/book'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from './guards/guards.tsx'

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

const dialogs = {
  settings: SettingsDialog,
  shortcuts: ShortcutsDialog,
  about: AboutDialog,
  categories: CategoryEditor,
  tags: LibraryTagsDialog,
} as const

/** The action that opens each dialog; its label is the dialog's name. */
const opening = {
  settings: 'settings.open',
  shortcuts: 'help.shortcuts',
  about: 'help.about',
  categories: 'category.edit',
  tags: 'tag.list',
} as const satisfies Record<keyof typeof dialogs, ActionName>

export type DialogName = keyof typeof dialogs

interface DialogsProps {
  readonly open: DialogName | null
  /** The open book. */
  readonly book: Book | null
  readonly onClose: () => void
}

/** The open dialog. Each is fetched when it is first opened, because a start needs none of them. */
export function Dialogs({ open, book, onClose }: DialogsProps) {
  const { t } = useTranslation()
  if (open === null) return null
  const Open = dialogs[open]
  return (
    <DialogGuard name={t(`actions.${opening[open]}`)} of={open} onClose={onClose}>
      <Suspense fallback={null}>
        <Open book={book} onClose={onClose} />
      </Suspense>
    </DialogGuard>
  )
}
