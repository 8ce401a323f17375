import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { standaloneBook, standaloneNotes } from '#domain/notes/standalone'
import { targetOf } from '#domain/operation'
import type { Marks } from '#services/marking/marking'
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionHandlers } from '../../actions.ts'
import { HistoryDialog } from '../../history/history-dialog.tsx'
import { useBringBack } from '../../history/use-bring-back.ts'
import { useLive } from '../../hooks/use-live.ts'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { useSendToOutline } from '../../outline/use-send-to-outline.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { useBacklinks } from '../../reader/links/use-backlinks.ts'
import { useFollow, type OpenAt } from '../../reader/links/use-follow.ts'
import { useServices } from '../../services.ts'
import { BacklinksContext } from '../links/backlinks.ts'
import { NotePlacesProvider } from '../links/note-places.ts'
import { standaloneSaid } from '../mark-name.ts'
import { useDeleteMark } from '../use-delete-mark.ts'
import { StandaloneNote, type StandaloneNoteProps } from './standalone-note.tsx'

interface StandaloneDialogProps {
  readonly marks: Marks
  readonly id: AnnotationId
  readonly onOpen: OpenAt
  /** Makes another note and shows it. */
  readonly onNew: () => void
  readonly onClose: () => void
}

/** A note that belongs to no passage: written, tagged, linked, sent to an outline and deleted. */
export function StandaloneDialog({ marks, id, onOpen, onNew, onClose }: StandaloneDialogProps) {
  useLive(marks.all)
  const mark = marks.get(id)
  const leave = useEffectEvent(() => onClose())
  const isGone = mark === null
  // Undoing has taken the note away.
  useEffect(() => {
    if (isGone) leave()
  }, [isGone])
  useEffect(() => {
    return () => {
      marks.endWriting()
      marks.discard(id)
    }
  }, [marks, id])
  return mark && <Shown mark={mark} marks={marks} onOpen={onOpen} onNew={onNew} onClose={onClose} />
}

interface ShownProps extends Omit<StandaloneDialogProps, 'id'> {
  readonly mark: Annotation
}

function Shown({ mark, marks, onOpen, onNew, onClose }: ShownProps) {
  const { t } = useTranslation()
  const [isPast, setPast] = useState(false)
  const [isTagged, setTagged] = useState(false)
  const language = useTranslationLanguage(standaloneNotes)
  const deleteMark = useDeleteMark(marks)
  const follow = useFollow({
    book: null,
    show: () => {},
    onOpen: (book, at) => {
      onClose()
      onOpen(book, at)
    },
  })
  const acts = {
    onTag: setTagged,
    onHistory: () => setPast(true),
    onDelete: () => {
      onClose()
      deleteMark(mark)
    },
  }
  const handlers = useHandlers({ mark, marks, ...acts, onNew })
  return (
    <>
      <DialogFrame
        title={t('standalone.one')}
        onClose={onClose}
        foot={<Foot />}
        handlers={handlers}
      >
        <WithLinks marks={marks}>
          <StandaloneNote
            mark={mark}
            marks={marks}
            language={language}
            isTagged={isTagged}
            {...acts}
            onFollow={follow}
            onDone={onClose}
          />
        </WithLinks>
      </DialogFrame>
      {isPast && (
        <Past mark={mark} marks={marks} language={language} onClose={() => setPast(false)} />
      )}
    </>
  )
}

function Foot() {
  const { t } = useTranslation()
  return (
    <>
      <ActionButton action="outline.send" />
      <ActionButton action="note.standalone" />
      <ActionButton action="dialog.close" label={t('standalone.done')} look="main" />
    </>
  )
}

interface HandlersProps
  extends
    Pick<ShownProps, 'mark' | 'marks' | 'onNew'>,
    Pick<StandaloneNoteProps, 'onTag' | 'onHistory' | 'onDelete'> {}

/** The actions on the note. A field that is being written in undoes its own typing first. */
function useHandlers(props: HandlersProps): ActionHandlers {
  const { mark, marks, onNew, onTag, onHistory, onDelete } = props
  const send = useSendToOutline()
  const { order } = useServices().undoing
  return {
    'outline.send': { enabled: mark.note.length > 0, run: () => send([mark]) },
    'note.standalone': onNew,
    'mark.tag': () => onTag(true),
    'mark.delete': onDelete,
    'note.history': onHistory,
    'question.ask': () => marks.turnMark(mark.id, 'question'),
    'question.answer': () => marks.nextState(mark.id),
    'edit.undo': () => void order.undo(),
    'edit.redo': () => void order.redo(),
  }
}

interface PastProps extends Pick<ShownProps, 'mark' | 'marks'> {
  readonly language: string
  readonly onClose: () => void
}

/** Earlier versions of the note. */
function Past({ mark, marks, language, onClose }: PastProps) {
  const { t } = useTranslation()
  const bringBack = useBringBack()
  const row = { table: 'annotations', row: mark } as const
  return (
    <HistoryDialog
      target={targetOf(row)}
      of={standaloneSaid(t, mark)}
      present={row}
      language={language}
      onClose={onClose}
      onRestore={version => {
        onClose()
        if (version.table !== 'annotations') return
        void bringBack(version, () => marks.rewrite(mark.id, version.row))
      }}
    />
  )
}

interface WithLinksProps {
  readonly marks: Marks
  readonly children: ReactNode
}

/** Contains a note that can link to places of the library, and knows what links to it. */
function WithLinks({ marks, children }: WithLinksProps) {
  const { places } = useServices()
  const { i18n } = useTranslation()
  const links = useMemo(() => {
    const own = standaloneBook('', i18n.language)
    return { list: () => places.list(own, marks.all.get()), language: 'zh' }
  }, [places, marks, i18n.language])
  return (
    <NotePlacesProvider value={links}>
      <BacklinksContext value={useBacklinks(standaloneNotes)}>{children}</BacklinksContext>
    </NotePlacesProvider>
  )
}
