/** Menus that the page shows at a place, as Electron's templates. */
import type { MenuItemConstructorOptions } from 'electron'
import type { PopupChoice, PopupLine, PopupSections } from '#contract/popup'
import { keysInUse, readShortcuts } from '#domain/shortcuts'
import type { MenuLabels } from '#i18n/menu-labels'
import { acceleratorOf, roleItem } from './menu-template.ts'

type Item = MenuItemConstructorOptions

interface PopupOptions {
  readonly labels: MenuLabels
  /** The reader's own keys. */
  readonly shortcuts: string
  readonly platform: NodeJS.Platform
  readonly choose: (id: number) => void
}

/** The groups of `sections`, with separators between them. */
export function popupTemplate(sections: PopupSections, options: PopupOptions): Item[] {
  const { labels, shortcuts, platform, choose } = options
  const keys = keysInUse(readShortcuts(shortcuts), platform === 'darwin')

  function choiceItem({ id, label, action, checked, enabled = true }: PopupChoice): Item {
    const accelerator = acceleratorOf(action && keys.get(action))
    return {
      label: shown(label),
      enabled,
      click: () => choose(id),
      // The page handles keys itself; the menu only shows them.
      registerAccelerator: false,
      ...(accelerator !== null && { accelerator }),
      ...(checked !== undefined && { type: 'radio' as const, checked }),
    }
  }

  function item(line: PopupLine): Item {
    if ('edit' in line) return roleItem(labels, line.edit)
    if ('items' in line) return { label: shown(line.label), submenu: line.items.map(choiceItem) }
    return choiceItem(line)
  }

  return sections.flatMap((section, i) => {
    const items = section.map(item)
    return i === 0 ? items : [{ type: 'separator' as const }, ...items]
  })
}

/** An "&" would underline the next character and disappear. */
const shown = (label: string): string => label.replaceAll('&', '&&')
