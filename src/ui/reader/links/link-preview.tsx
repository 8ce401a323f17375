import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { useEffect, useState } from 'react'
import { useActionHandlers } from '../../actions.ts'
import { later } from '../../parts/later.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import { addressIn, firstLink, linkElement, linkWithKeyboard } from './caret-link.ts'

const PreviewCard = later(async () => (await import('./preview-card.tsx')).PreviewCard)

interface LinkPreviewProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread' | 'marks'>
  readonly onFollow: (address: string) => void
}

/** Where something is on the screen, in CSS pixels of the window. */
export interface ShownAt {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

interface Look {
  readonly address: string
  readonly at: ShownAt
  /** Where the link or the caret is now; null if it is gone. */
  readonly place: () => ShownAt | null
  /** Whether the reader asked for it by key, so that it is said. */
  readonly isAsked: boolean
}

/** How long the pointer rests on a link, and may be off it and the card, in milliseconds. */
const patience = { show: 350, hide: 200 } as const

/** Shows what a link leads to: for the pointer on it, and by key at the caret. */
export function LinkPreview({ book, open, onFollow }: LinkPreviewProps) {
  const [look, setLook] = useState<Look | null>(null)
  const toasts = useToasts()
  const nothing = () => toasts.show('nothing', { message: t => t('links.noLink') })
  useActionHandlers({
    'link.preview': () => {
      const element = linkWithKeyboard()
      const address = addressIn(element) ?? firstLink(marksHere(open))
      const place = () => element?.getBoundingClientRect() ?? open.spread.selection.line()
      const at = place()
      if (address === null || !at) return nothing()
      const isAgain = look?.isAsked && look.address === address
      setLook(isAgain ? null : { address, at, place, isAsked: true })
    },
    'link.follow': () => {
      const address = addressIn(linkWithKeyboard()) ?? firstLink(marksHere(open))
      if (address === null) nothing()
      else onFollow(address)
    },
  })
  useEffect(() => lookAtPointer(setLook), [])
  useEffect(() => (look ? untilDismissed(look, () => setLook(null)) : undefined), [look])
  if (!look) return null
  return (
    <PreviewCard
      key={look.address}
      address={look.address}
      at={look.at}
      isAsked={look.isAsked}
      book={book}
    />
  )
}

/** The marks at the caret, or the one whose row in the notes has the focus. */
function marksHere({ spread, marks }: LinkPreviewProps['open']): readonly Annotation[] {
  return spread.marks.atSelection().flatMap(id => marks.get(id) ?? [])
}

/** Shows the link that the pointer rests on, until it has left the link and the card. */
function lookAtPointer(show: (change: (now: Look | null) => Look | null) => void): () => void {
  let timer = 0
  let over: HTMLElement | null = null
  const onOver = ({ target, buttons }: PointerEvent) => {
    const isOnCard =
      target instanceof Element && target.closest('[data-pane="link-preview"]') !== null
    const element = buttons === 0 ? linkElement(target) : null
    if (element === over && !isOnCard) return
    window.clearTimeout(timer)
    over = element
    const address = addressIn(element)
    if (element && address !== null)
      timer = window.setTimeout(() => {
        if (!element.isConnected) return
        const place = () => element.getBoundingClientRect()
        show(() => ({ address, at: place(), place, isAsked: false }))
      }, patience.show)
    else if (!isOnCard)
      timer = window.setTimeout(() => show(now => (now?.isAsked ? now : null)), patience.hide)
  }
  document.addEventListener('pointerover', onOver)
  return () => {
    window.clearTimeout(timer)
    document.removeEventListener('pointerover', onOver)
  }
}

/**
 * Calls `dismiss` at the next key or press outside the card, or when its place was scrolled away.
 * Returns what stops that.
 */
function untilDismissed({ at, place }: Look, dismiss: () => void): () => void {
  const ending = new AbortController()
  const options = { capture: true, signal: ending.signal }
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || /^(?:Alt|Control|Shift|Meta|F12)$/.test(event.key)) return
    dismiss()
  }
  const outside = ({ target }: Event) => {
    if (!(target instanceof Element) || !target.closest('[data-pane="link-preview"]')) dismiss()
  }
  const scrolled = (event: Event) => {
    // The notes scroll by themselves to the mark at the caret.
    if (place()?.top !== at.top) outside(event)
  }
  document.addEventListener('keydown', onKey, options)
  document.addEventListener('pointerdown', outside, options)
  document.addEventListener('scroll', scrolled, options)
  return () => ending.abort()
}
