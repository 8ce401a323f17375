import type { BookId, OutlineItemId } from '#domain/ids'
import { standaloneNotes } from '#domain/notes/standalone'
import type { OutlineItem } from '#domain/outline/outline-item'
import type { OutlineNode } from '#domain/outline/outline-tree'
import type { NotebookMarks } from '#services/notebook/notebook'
import type { AddedKind, OpenOutlines } from '#services/outline/outlines'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownBook } from '../notebook/shown-book.ts'
import { NotePlacesProvider } from '../notes/links/note-places.ts'
import { useFollow, type OpenAt } from '../reader/links/use-follow.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import { OutlineRow } from './outline-row.tsx'
import styles from './outline-screen.module.css'
import { useOutlineActs } from './use-outline-acts.ts'
import { useOutlineDrop } from './use-outline-drop.ts'
import { useOutlineKeys } from './use-outline-keys.ts'
import type { Passages } from './use-outlines.ts'

interface OutlineTreeProps {
  readonly outlines: OpenOutlines
  readonly outline: OutlineItem
  readonly tree: readonly OutlineNode[]
  readonly passages: Passages | null
  readonly books: ReadonlyMap<BookId, ShownBook>
  readonly marks: NotebookMarks | null
  /** The item that gets the focus at first; null for none. */
  readonly goal: OutlineItemId | null
  readonly onOpen: OpenAt
}

/** What is in an outline, as a tree. */
export function OutlineTree(props: OutlineTreeProps) {
  const { outlines, outline, tree, passages, books, goal, onOpen } = props
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const acts = useOutlineActs({ outlines, outline, tree, list })
  const reach = useEffectEvent(() => goal && acts.focus(goal))
  useEffect(() => void reach(), [])
  const go = ({ mark }: OutlineItem) => {
    const passage = mark && passages?.get(mark.id)
    const book = passage && books.get(passage.mark.bookId)?.book
    if (passage?.mark.deletedAt === null && book) onOpen(book, { kind: 'mark', mark: passage.mark })
  }
  useOutlineKeys({ list, tree: acts.shown, acts, onGo: go })
  const drop = useOutlineDrop({ list, outlines, outline, tree })
  const follow = useFollow({ book: null, show: () => {}, onOpen })
  return (
    <WithPlaces {...props}>
      <div className={styles.adding} role="group" aria-label={t('outline.add')}>
        {added.map(kind => (
          <ActionButton
            key={kind}
            action={kind === 'heading' ? 'outline.heading' : 'outline.text'}
            onPress={() => acts.add(kind)}
          />
        ))}
        <span className={styles.hint}>{t('outline.keys')}</span>
      </div>
      {tree.length === 0 && <p className={styles.hint}>{t('outline.empty')}</p>}
      <div
        ref={list}
        role="tree"
        aria-label={outline.title || t('outline.untitled')}
        className={styles.tree}
        data-outline-tree={outline.id}
      >
        {acts.shown.map(node => (
          <OutlineRow
            key={node.item.id}
            node={node}
            isStop={node.item.id === acts.stop}
            isEdited={node.item.id === acts.edited}
            isOpen={!acts.closed.has(node.item.id)}
            hasInside={acts.hasInside(node.item.id)}
            drop={drop?.over === node.item.id ? drop.where : null}
            passage={node.item.mark && (passages?.get(node.item.mark.id) ?? null)}
            isRead={passages !== null}
            books={books}
            outlines={outlines}
            onFollow={follow}
            onDone={acts.done}
            acts={acts}
            onGo={go}
          />
        ))}
      </div>
    </WithPlaces>
  )
}

const added = ['heading', 'text'] as const satisfies readonly AddedKind[]

/** Lets the texts of an outline link to the places of its book, or of the library. */
function WithPlaces({
  outline,
  books,
  marks,
  children,
}: OutlineTreeProps & { readonly children: React.ReactNode }) {
  const { places } = useServices()
  const book = books.get(outline.bookId ?? standaloneNotes)?.book
  const value = useMemo(() => {
    if (!book) return null
    const own = () => (marks?.all.get() ?? []).filter(({ bookId }) => bookId === book.id)
    return { list: () => places.list(book, own()), language: book.language }
  }, [places, book, marks])
  return <NotePlacesProvider value={value}>{children}</NotePlacesProvider>
}
