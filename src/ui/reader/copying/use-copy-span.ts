import type { Book } from '#domain/book'
import { paragraphsIn, type BookSelection } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import { useEffect, useRef, type RefObject } from 'react'
import { copyText } from '../../parts/copy-text.ts'
import { faultSentence } from '../../saving/fault-sentence.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts, type Toast, type Words } from '../../toasts/toasts.ts'

/** Copying that takes longer shows its progress, in milliseconds. */
const shownAfter = 400

/**
 * Copies and cuts a selection that spans sections. Its text is read from the library, because most
 * sections are not on the page. A selection inside one section is copied by its editor.
 */
export function useCopySpan(
  book: Book,
  spread: Spread,
  scroller: RefObject<HTMLElement | null>,
): void {
  const copy = useCopy(book)
  const latest = useRef(copy)
  useEffect(() => {
    latest.current = copy
  })
  useEffect(() => {
    const page = scroller.current
    if (!page) return
    const hear = (event: ClipboardEvent) => {
      const { span } = spread.selection
      if (!span) return
      event.preventDefault()
      event.stopPropagation()
      const isCut = event.type === 'cut'
      if (isCut && (span.side === 'source' || spread.selection.isComposing)) return
      void latest.current(span).then(isCopied => {
        if (isCopied && isCut && spread.selection.span === span) spread.translations.clearSelected()
      })
    }
    page.addEventListener('copy', hear, { capture: true })
    page.addEventListener('cut', hear, { capture: true })
    return () => {
      page.removeEventListener('copy', hear, { capture: true })
      page.removeEventListener('cut', hear, { capture: true })
    }
  }, [spread, scroller])
}

/** Returns a function that copies a selection. It resolves to whether that was done. */
function useCopy(book: Book): (span: BookSelection) => Promise<boolean> {
  const { reading, translationLanguages } = useServices()
  const toasts = useToasts()
  const say = useSay()
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  return async span => {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    const begun = performance.now()
    let isShown = false
    const stop: Toast['action'] = {
      name: 'copy.cancel',
      label: t => t('actions.copy.cancel'),
      run: () => running.current?.abort(),
    }
    const onProgress = (share: number) => {
      if (performance.now() - begun < shownAfter) return
      isShown = true
      const percent = Math.floor(100 * share)
      const message: Words = t => t('copying.working', { percent })
      toasts.show('copying', { message, action: stop, stays: true })
    }
    const language = span.side === 'source' ? book.language : translationLanguages.of(book.id).get()
    const end = (message: Words, isBad = true) => {
      // A later copy has begun; its end is what counts.
      if (running.current?.signal !== signal) return
      if (isShown || isBad) toasts.show('copying', { message })
      else say('deed', message)
    }
    try {
      const read = await reading.text(book, span, { language, signal, onProgress })
      if (read === null) end(t => t('copying.cancelled'))
      else if (!read.ok) end(t => faultSentence(t, read.fault))
      else if (!copyText(read.value.text, read.value.html)) end(t => t('copying.refused'))
      else {
        const count = paragraphsIn(span)
        end(t => t('copying.done', { count }), false)
        return true
      }
    } catch {
      // Expected failures are faults in the outcome. This is the database or the main process.
      end(t => t('faults.unexpected'))
    }
    return false
  }
}
