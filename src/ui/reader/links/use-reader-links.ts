import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { PlaceInBook } from '#services/places/places'
import type { MarkWork } from '../marking/use-mark-work.ts'
import type { OpenSpread } from '../use-spread.ts'
import { useCopyLink } from './use-copy-link.ts'
import { useFollow, type OpenAt } from './use-follow.ts'
import { useLinkMenu } from './use-link-menu.ts'
import { useArrival, useShowPlace } from './use-show-place.ts'

interface LinksTools {
  readonly book: Book
  readonly open: OpenSpread
  readonly work: Pick<MarkWork, 'dispatch' | 'barMark'>
  /** The place to which a link led that opened the book. */
  readonly goal: PlaceInBook | null
  /** Whether going back from there leads to where the book was left. */
  readonly isJump: boolean
  readonly onOpen: OpenAt
}

/** What a reader does with links of notes in an open book. */
export interface ReaderLinks {
  readonly follow: (target: string) => void
  /** Copies a link to a mark. */
  readonly copyMark: (mark: Annotation) => void
}

/** Links between the notes and places of the library, in an open book. */
export function useReaderLinks({
  book,
  open,
  work,
  goal,
  onOpen,
  isJump,
}: LinksTools): ReaderLinks {
  const show = useShowPlace(open, work.dispatch)
  useArrival(goal, show, isJump)
  const follow = useFollow({ book, show, onOpen })
  useLinkMenu({ book, open, onFollow: follow })
  const copyMark = useCopyLink(book, open, work.barMark)
  return { follow, copyMark }
}
