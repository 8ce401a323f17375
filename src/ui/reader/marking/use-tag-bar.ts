import type { AnnotationId } from '#domain/ids'
import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { WindowBox } from '../../notes/bar/place-bar.ts'
import { boxOf } from './use-mark-bar.ts'

/** The mark whose tags are being changed in the text, and where it is drawn. */
export interface TagBarState {
  readonly mark: AnnotationId
  readonly at: WindowBox
}

export type TagBarControl = ReturnType<typeof useTagBar>

/** The bar for the tags of one mark. It follows the text while the mark is in sight. */
export function useTagBar(scroller: RefObject<HTMLElement | null>) {
  const [bar, setBar] = useState<TagBarState | null>(null)

  const open = useCallback(
    (mark: AnnotationId, near: WindowBox | null) => {
      const page = scroller.current
      if (!page) return
      // Synchronously, so that the next key is typed into the bar. A new mark is drawn in the next
      // frame.
      setBar({ mark, at: boxOf(page, mark) ?? near ?? page.getBoundingClientRect() })
      requestAnimationFrame(() =>
        setBar(before => before && { ...before, at: boxOf(page, mark) ?? before.at }),
      )
    },
    [scroller],
  )

  useEffect(() => {
    const page = scroller.current
    if (!page) return
    const follow = () =>
      setBar(before => before && { ...before, at: boxOf(page, before.mark) ?? before.at })
    page.addEventListener('scroll', follow, { passive: true })
    return () => page.removeEventListener('scroll', follow)
  }, [scroller])

  return { bar, open, close: useCallback(() => setBar(null), []) }
}
