import type { BookId } from '#domain/ids'
import { isStandalone } from '#domain/notes/standalone'
import type { OutlineItem } from '#domain/outline/outline-item'
import type { OutlineNode } from '#domain/outline/outline-tree'
import { headingAt } from '#domain/text/reference'
import type { OpenOutlines, OutlinedPassage } from '#services/outline/outlines'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownBook } from '../notebook/shown-book.ts'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { markName } from '../notes/mark-name.ts'
import { NoteField } from '../notes/note/note-field.tsx'
import { NoteText } from '../notes/note/note-text.tsx'
import { TitleField } from './outline-title.tsx'
import styles from './outline-screen.module.css'
import type { OutlineActs } from './use-outline-acts.ts'
import { dragItem, type DropWhere } from './use-outline-drop.ts'

interface OutlineRowProps {
  readonly node: OutlineNode
  readonly isStop: boolean
  readonly isEdited: boolean
  readonly isOpen: boolean
  readonly hasInside: boolean
  /** Where something would be dropped here; null if standalonePlace. */
  readonly drop: DropWhere | null
  /** Null if it is no mark, or one that is not in the library. */
  readonly passage: OutlinedPassage | null
  /** Whether the marks have been read. */
  readonly isRead: boolean
  readonly books: ReadonlyMap<BookId, ShownBook>
  readonly outlines: OpenOutlines
  readonly acts: OutlineActs
  readonly onFollow: (target: string) => void
  readonly onDone: () => void
  readonly onGo: (item: OutlineItem) => void
}

/** The keys of a row, for `aria-keyshortcuts`. */
const keys = [
  'Enter',
  'F2',
  'Delete',
  ...['Up', 'Down', 'Left', 'Right'].map(way => `Alt+Shift+Arrow${way}`),
].join(' ')

/** How far the deepest row is moved in. */
const deepest = 8

/** One heading, text or mark. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { node, isStop, isEdited, isOpen, hasInside, drop, acts, onGo } = props
  const { item, depth, at, of } = node
  const depthStyle: CSSProperties = { marginInlineStart: `${Math.min(depth, deepest) * 1.4}rem` }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree has the keys
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={at + 1}
      aria-setsize={of}
      aria-expanded={item.kind === 'heading' && hasInside ? isOpen : undefined}
      aria-selected={isStop}
      aria-keyshortcuts={keys}
      tabIndex={isStop ? 0 : -1}
      className={styles.row}
      style={depthStyle}
      data-outline-item={item.id}
      data-kind={item.kind}
      data-drop={drop ?? undefined}
      draggable={!isEdited}
      onDragStart={event => dragItem(event, item.id)}
      onFocus={() => acts.reached(item.id)}
      onDoubleClick={() => (item.kind === 'mark' ? onGo(item) : acts.edit(item.id))}
    >
      {item.kind === 'heading' && hasInside && (
        <span aria-hidden className={styles.turn} data-turn>
          {isOpen ? <ChevronDown size={15} /> : <ChevronRight size={15} />}
        </span>
      )}
      <Contents {...props} />
    </div>
  )
})

function Contents(props: OutlineRowProps) {
  const { node, isEdited, outlines, onDone } = props
  const { item } = node
  const { t } = useTranslation()
  switch (item.kind) {
    case 'outline':
    case 'heading':
      return isEdited ? (
        <TitleField
          item={item}
          outlines={outlines}
          label={t('outline.headingLabel')}
          className={styles.heading}
          focus={focusAtOnce}
          onDone={onDone}
        />
      ) : (
        <p dir="auto" className={styles.heading} data-empty={item.title === '' || undefined}>
          {item.title || t('outline.headingLabel')}
        </p>
      )
    case 'text':
      return <Text {...props} />
    case 'mark':
      return <Passage {...props} />
  }
}

function Text({ node: { item }, isEdited, outlines, books, onFollow, onDone }: OutlineRowProps) {
  const { t, i18n } = useTranslation()
  const own = item.bookId === null ? undefined : books.get(item.bookId)
  const language = own?.translationLanguage ?? i18n.language
  if (isEdited)
    return (
      <div className={styles.field}>
        <NoteField
          note={item.body}
          latest={() => outlines.bodyOf(item.id)}
          isWriting={() => outlines.isWriting(item.id)}
          label={t('outline.textLabel')}
          language={language}
          onChange={body => outlines.write(item.id, body)}
          onPause={outlines.endWriting}
          onFollow={onFollow}
          onDone={onDone}
        />
      </div>
    )
  if (item.body.length === 0)
    return (
      <p className={styles.text} data-empty>
        {t('outline.textLabel')}
      </p>
    )
  return (
    <div lang={language} className={styles.text}>
      <NoteText body={item.body} onFollow={onFollow} />
    </div>
  )
}

/** The words of a mark, what they are in the other language, the note on them, and their place. */
function Passage({ node: { item }, passage, isRead, books, onFollow }: OutlineRowProps) {
  const { t } = useTranslation()
  if (!passage || passage.mark.deletedAt !== null)
    return (
      <div className={styles.passage}>
        <blockquote dir="auto">{item.title}</blockquote>
        {isRead && (
          <p className={styles.about}>{t(passage ? 'outline.deleted' : 'outline.missing')}</p>
        )}
      </div>
    )
  const { mark, translation } = passage
  const book = books.get(mark.bookId)
  const chapter = book && mark.scope !== 'book' ? headingAt(book.book, mark.index) : ''
  const isSource = mark.side === 'source'
  return (
    <div className={styles.passage}>
      {!isStandalone(mark) && (
        <blockquote lang={isSource ? book?.language : book?.translationLanguage} dir="auto">
          {markName(t, mark)}
        </blockquote>
      )}
      {translation !== '' && (
        <blockquote lang={isSource ? book?.translationLanguage : book?.language} dir="auto">
          {translation}
        </blockquote>
      )}
      {mark.note.length > 0 && (
        <div lang={book?.translationLanguage} className={styles.text}>
          <NoteText body={mark.note} onFollow={onFollow} />
        </div>
      )}
      <p className={styles.about}>
        {[book?.title ?? '', chapter].filter(part => part !== '').join(' · ')}
        {mark.scope !== 'book' && ` · ${t('notebook.paragraph', { number: mark.index + 1 })}`}
      </p>
    </div>
  )
}
