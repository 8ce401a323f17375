import type { Book } from '#domain/book'
import type { Shelved } from '#services/library/library'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from './guards/guards.tsx'
import type { TextGroup } from './import/add-all-dialog.tsx'
import type { Imports } from './import/use-imports.ts'
import { allBooks } from './library/shelf-order.ts'
import { later } from './parts/later.tsx'
import { useServices } from './services.ts'
import type { WindowControl } from './use-window.ts'
import type { CarriedReport } from './window-state.ts'

const ImportDialog = later(async () => (await import('./import/import-dialog.tsx')).ImportDialog)
const AddAllDialog = later(async () => (await import('./import/add-all-dialog.tsx')).AddAllDialog)
const DescribeDialog = later(
  async () => (await import('./library/describe-dialog.tsx')).DescribeDialog,
)
const EditionReport = later(
  async () => (await import('./import/edition-report.tsx')).EditionReportView,
)
const StandalonePlace = later(
  async () => (await import('./notes/standalone/standalone-place.tsx')).StandalonePlace,
)
const PasteDialog = later(async () => (await import('./import/paste-dialog.tsx')).PasteDialog)

interface ShellDialogsProps {
  readonly window: WindowControl
  readonly books: readonly Book[]
  readonly imports: Imports
}

/**
 * The dialogs about texts that come into the library or are in it. Each is fetched when it is first
 * shown.
 */
export function ShellDialogs({ window, books, imports }: ShellDialogsProps) {
  const { described, carried, isPasting, note } = window.state
  const [group, setGroup] = useState<TextGroup | null>(null)
  return (
    <>
      {imports.file && (
        <DialogGuard name={imports.file.name} of={imports.turn} onClose={imports.stop}>
          <ImportDialog
            key={imports.turn}
            file={imports.file}
            beside={imports.beside}
            takeRead={imports.takeRead}
            place={imports.place}
            of={imports.of}
            isHere={id => books.some(there => there.id === id)}
            onKept={window.showImported}
            onDone={imports.next}
            onAll={(before, isPaired) => {
              const files = imports.waiting.slice(before === null ? 0 : isPaired ? 2 : 1)
              imports.stop()
              setGroup({ files, before })
            }}
            onStop={imports.stop}
          />
        </DialogGuard>
      )}
      {group && (
        <Group group={group} window={window} imports={imports} onClose={() => setGroup(null)} />
      )}
      {described && <Describe window={window} described={described} />}
      {carried && <Carried window={window} carried={carried} />}
      {note && <StandalonePlace key={note} id={note} window={window} />}
      {isPasting && <Paste window={window} imports={imports} />}
    </>
  )
}

interface GroupProps extends Pick<ShellDialogsProps, 'window' | 'imports'> {
  readonly group: TextGroup
  readonly onClose: () => void
}

function Group({ group, window, imports, onClose }: GroupProps) {
  const { t } = useTranslation()
  return (
    <DialogGuard name={t('import.all.heading')} onClose={onClose}>
      <AddAllDialog
        group={group}
        onAdded={last => {
          window.dispatch({ type: 'wanted', wanted: allBooks })
          void window.read().then(() => window.focusBook(last))
        }}
        onReview={files => {
          onClose()
          imports.addLater(files)
        }}
        onClose={onClose}
      />
    </DialogGuard>
  )
}

interface DescribeProps {
  readonly window: WindowControl
  readonly described: Shelved
}

function Describe({ window, described }: DescribeProps) {
  const close = () => window.dispatch({ type: 'described', book: null })
  return (
    <DialogGuard name={described.book.title} onClose={close}>
      <DescribeDialog
        shelved={described}
        onClose={isChanged => {
          close()
          if (isChanged) void window.read()
        }}
      />
    </DialogGuard>
  )
}

interface CarriedProps {
  readonly window: WindowControl
  readonly carried: CarriedReport
}

function Carried({ window, carried }: CarriedProps) {
  const { undoing } = useServices()
  const close = () => window.dispatch({ type: 'closed-report' })
  return (
    <DialogGuard name={carried.title} onClose={close}>
      <EditionReport
        title={carried.title}
        language={carried.language}
        carried={carried.work}
        onOpen={() => {
          window.dispatch({ type: 'carried', report: null })
          void window.openKnown(carried.id)
        }}
        onReview={() => {
          window.dispatch({ type: 'carried', report: null })
          void window.openKnown(carried.id, true)
        }}
        onUndo={() => {
          close()
          undoing.order.takeBack(carried.work.step)
        }}
        onClose={close}
      />
    </DialogGuard>
  )
}

function Paste({ window, imports }: Pick<ShellDialogsProps, 'window' | 'imports'>) {
  const { t } = useTranslation()
  const close = () => window.dispatch({ type: 'pasting', isPasting: false })
  return (
    <DialogGuard name={t('actions.library.paste')} onClose={close}>
      <PasteDialog
        onText={file => {
          close()
          imports.add([file])
        }}
        onClose={close}
      />
    </DialogGuard>
  )
}
