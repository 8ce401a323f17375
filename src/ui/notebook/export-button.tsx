import { useRef } from 'react'
import type { MenuSections } from '../menus/menu.ts'
import { usePopup } from '../menus/use-popup.ts'
import { ActionButton } from '../parts/action-button.tsx'

interface ExportButtonProps {
  readonly choices: () => MenuSections
}

/** A button with a menu of the formats in which marks are exported. */
export function ExportButton({ choices }: ExportButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const popup = usePopup()
  return (
    <ActionButton
      ref={button}
      action="notebook.export"
      opens="menu"
      onPress={() => {
        const box = button.current?.getBoundingClientRect()
        if (box) popup.open(choices(), { x: box.left, y: box.bottom })
      }}
    />
  )
}
