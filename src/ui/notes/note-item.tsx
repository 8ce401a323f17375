import type { Annotation } from '#domain/annotation'
import type { Side } from '#domain/anchor'
import { missingCategory } from '#domain/marking/categories'
import { passageOf } from '#domain/notes/passage'
import { memo, useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { RowGuard } from '../guards/guards.tsx'
import { useTabStop } from '../rows/tab-stop.ts'
import { KindWordFields, useFirstWord } from './kind-words.tsx'
import { NoteBacklinks } from './links/note-backlinks.tsx'
import { PassageNote } from './links/passage-note.tsx'
import { NoteCounterpart } from './note-counterpart.tsx'
import { NoteField } from './note/note-field.tsx'
import styles from './note-item.module.css'
import type { NoteItemActions, NoteItemProps, OfQuote } from './note-item-props.ts'
import { NoteText } from './note/note-text.tsx'
import { NoteTools } from './note-tools.tsx'
import { useItemMenu } from './use-item-menu.ts'
import { markName } from './mark-name.ts'
import { QuotedWords } from './quoted-words.tsx'
import { TagEditor } from './tags/tag-editor.tsx'
import { useWholeInSight } from './use-whole-in-sight.ts'

/** The keys of an item, for `aria-keyshortcuts`. */
const keys = ['Enter', 'F2', 'Delete'].join(' ')

/** How much of a quote the accessible name of an item contains, in characters. */
const spokenLimit = 40

/** One mark: the marked words, as they look in the text, and what the reader wrote about them. */
export const NoteItem = memo(function NoteItem(props: NoteItemProps) {
  return (
    <RowGuard of={props.annotation} place={props.place} size={props.of}>
      <ShownItem {...props} />
    </RowGuard>
  )
})

function ShownItem(props: NoteItemProps) {
  const { annotation, isCurrent, isEdited, actions } = props
  const item = useRef<HTMLDivElement>(null)
  const quoteButton = useRef<HTMLButtonElement>(null)
  const [isTagged, setTagged] = useState(false)
  const { t } = useTranslation()
  const isCard = props.facts !== undefined
  const quote = markName(t, annotation, spokenLimit)
  useItemMenu(item, props, () => setTagged(true))

  useEffect(() => {
    if (isCurrent && !isCard) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent, isCard])
  useWholeInSight(item, isEdited && !isCard)
  useFirstWord(item, isEdited)

  return (
    <div
      ref={item}
      role="listitem"
      {...placeInList(props)}
      className={styles.item}
      data-annotation-id={annotation.id}
    >
      <QuoteButton {...props} quote={quote} button={quoteButton} />
      <Further {...props} quote={quote} />
      <ReasonLabel {...props} />
      <Note
        {...props}
        quote={quote}
        onDone={() => {
          // If the text takes the focus back, it does so after this.
          quoteButton.current?.focus()
          actions.onEdit(null)
        }}
      />
      {(isTagged || annotation.tags.length > 0) && (
        <TagEditor
          tags={annotation.tags}
          quote={quote}
          language={props.noteLanguage}
          isOpen={isTagged}
          onChange={tags => actions.onTags(annotation, tags)}
          onShow={actions.onTag}
          onClose={isFinished => {
            setTagged(false)
            if (isFinished) quoteButton.current?.focus()
          }}
        />
      )}
      {props.facts}
      <NoteBacklinks
        annotation={annotation}
        language={props.bookLanguage}
        onFollow={actions.onFollow}
      />
      <NoteTools {...props} quote={quote} onTag={() => setTagged(true)} />
    </div>
  )
}

const placeInList = ({ of, place, isCurrent }: NoteItemProps) => ({
  'aria-setsize': of,
  'aria-posinset': place,
  'aria-current': isCurrent ? ('true' as const) : undefined,
})

/** The words on the other side, and the fields that only some kinds have. */
function Further(props: NoteItemProps & OfQuote) {
  const { annotation, actions, bookLanguage, noteLanguage } = props
  return (
    <>
      <NoteCounterpart
        annotation={annotation}
        lost={props.lost}
        languageOf={side => languageOf(props, side)}
        onShow={actions.onShow}
      />
      <KindWordFields
        annotation={annotation}
        quote={props.quote}
        bookLanguage={bookLanguage}
        noteLanguage={noteLanguage}
        onWrite={actions.onWords}
        onPause={actions.onPause}
        isEdited={props.isEdited}
        onDone={() => actions.onEdit(null)}
      />
    </>
  )
}

interface QuoteButtonProps extends NoteItemProps, OfQuote {
  readonly button: RefObject<HTMLButtonElement | null>
}

const languageOf = (props: Pick<NoteItemProps, 'bookLanguage' | 'noteLanguage'>, side: Side) =>
  side === 'source' ? props.bookLanguage : props.noteLanguage

/** The marked words; a press shows them in the text. */
function QuoteButton(props: QuoteButtonProps) {
  const { annotation, own, isStop, actions, quote, button } = props
  const { t } = useTranslation()
  const category = own ?? missingCategory(annotation.category)
  return (
    <button
      type="button"
      ref={button}
      className={styles.quote}
      data-action="note.show"
      aria-label={t('notes.goTo', { quote })}
      aria-keyshortcuts={keys}
      tabIndex={isStop ? 0 : -1}
      lang={annotation.scope ? undefined : languageOf(props, annotation.side)}
      data-scope={annotation.scope}
      dir="auto"
      onClick={() => actions.onShow(annotation)}
      onKeyDown={({ key, nativeEvent }) => {
        // The next mark gets the focus then, so a held key would delete mark after mark.
        if (nativeEvent.isComposing || nativeEvent.repeat) return
        if (key === 'F2') actions.onEdit(annotation)
        if (key === 'Delete') actions.onDelete(annotation)
      }}
    >
      <QuotedWords annotation={annotation} category={category} language={props.bookLanguage} />
    </button>
  )
}

/** What the note of an emendation is, over it as its other fields have their labels. */
function ReasonLabel({ annotation, isEdited }: NoteItemProps) {
  const { t } = useTranslation()
  if (annotation.kind !== 'emendation' || (!isEdited && annotation.note.length === 0)) return null
  return <p className={styles.reason}>{t('kindWords.emendation.reason')}</p>
}

/** The note: a field while it is written, otherwise its text. */
function Note(props: NoteItemProps & OfQuote & { readonly onDone: () => void }) {
  const { annotation, isEdited, actions, quote, noteLanguage, onDone } = props
  const { t } = useTranslation()
  if (!isEdited)
    return (
      <Written annotation={annotation} quote={quote} language={noteLanguage} actions={actions} />
    )
  return (
    <NoteField
      own={annotation.id}
      isOffering={annotation.kind === 'reference' && annotation.note.length === 0}
      note={annotation.note}
      latest={() => actions.latest(annotation)}
      isWriting={() => actions.isWriting(annotation)}
      label={
        annotation.kind === 'emendation'
          ? t('kindWords.emendation.reasonOf', { quote })
          : t('notes.note', { quote })
      }
      language={noteLanguage}
      onChange={note => actions.onWrite(annotation, note)}
      onPause={actions.onPause}
      onFollow={target => actions.onFollow(annotation, target)}
      onDone={onDone}
    />
  )
}

interface WrittenProps extends OfQuote {
  readonly annotation: Annotation
  readonly language: string
  readonly actions: NoteItemActions
}

function Written({ annotation, quote, language, actions }: WrittenProps) {
  const { t } = useTranslation()
  const tabIndex = useTabStop()
  if (annotation.note.length === 0) return null
  const passage = passageOf(annotation)
  const written = (
    <div className={styles.written}>
      <div lang={language} className={styles.note}>
        <NoteText
          body={annotation.note}
          onTick={at => actions.onTick(annotation, at)}
          onFollow={target => actions.onFollow(annotation, target)}
        />
      </div>
      <button
        type="button"
        className={styles.edit}
        tabIndex={tabIndex}
        data-action="note.edit"
        aria-label={t('notes.edit', { quote })}
        title={t('actions.note.edit')}
        onClick={() => actions.onEdit(annotation)}
      />
    </div>
  )
  if (passage === null) return written
  return (
    <PassageNote
      address={passage}
      language={language}
      onFollow={to => actions.onFollow(annotation, to)}
    >
      {written}
    </PassageNote>
  )
}
