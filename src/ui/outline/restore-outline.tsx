import type { OutlineItemId } from '#domain/ids'
import type { OpenOutlines } from '#services/outline/outlines'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { usePopup } from '../menus/use-popup.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { saidTime } from '../parts/said-time.ts'
import { useToasts } from '../toasts/toasts.ts'

interface RestoreOutlineProps {
  readonly outlines: OpenOutlines
  readonly onRestored: (outline: OutlineItemId) => void
}

/** How many the menu lists. */
const most = 40

/** A button with a menu of the outlines that were deleted; nothing without a deleted outline. */
export function RestoreOutline({ outlines, onRestored }: RestoreOutlineProps) {
  const { t, i18n } = useTranslation()
  const { removed } = useLive(outlines.now)
  const popup = usePopup()
  const toasts = useToasts()
  const button = useRef<HTMLButtonElement>(null)
  if (removed.length === 0) return null
  const choices = removed.slice(0, most).map(({ id, title, deletedAt }) => {
    const name = title || t('outline.untitled')
    return {
      label: `${name} — ${saidTime(t, i18n.language, deletedAt ?? 0, 'day')}`,
      run: () => {
        outlines.restore(id)
        onRestored(id)
        toasts.show('outline deleted', { message: t => t('outline.restored', { title: name }) })
      },
    }
  })
  return (
    <ActionButton
      ref={button}
      action="outline.restore"
      opens="menu"
      onPress={() => {
        const box = button.current?.getBoundingClientRect()
        if (box) popup.open([choices], { x: box.left, y: box.bottom })
      }}
    />
  )
}
