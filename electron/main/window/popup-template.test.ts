import type { MenuItemConstructorOptions } from 'electron'
import { menuLabels } from '#i18n/menu-labels'
import { expect, it } from 'vitest'
import { popupTemplate } from './popup-template.ts'

const labels = await menuLabels('en', [])
const chosen: number[] = []
const options = {
  labels,
  shortcuts: '{"note.create":"F7"}',
  platform: 'linux',
  choose: (id: number) => void chosen.push(id),
} as const

it('a menu has the labels of the page, the keys of the reader and the commands of the system', () => {
  const items = popupTemplate(
    [
      [{ edit: 'copy' }, { id: 3, label: 'Find “R&D”', action: 'find.open' }],
      [{ label: 'Marks', items: [{ id: 4, label: 'Note', action: 'note.create', checked: true }] }],
    ],
    options,
  )
  const shown = ({ click: _click, submenu, ...item }: MenuItemConstructorOptions): object => ({
    ...item,
    ...(Array.isArray(submenu) && { submenu: submenu.map(shown) }),
  })
  expect(items.map(shown)).toEqual([
    { role: 'copy', label: 'Copy' },
    {
      label: 'Find “R&&D”',
      enabled: true,
      registerAccelerator: false,
      accelerator: 'CommandOrControl+F',
    },
    { type: 'separator' },
    {
      label: 'Marks',
      submenu: [
        {
          label: 'Note',
          enabled: true,
          registerAccelerator: false,
          accelerator: 'F7',
          type: 'radio',
          checked: true,
        },
      ],
    },
  ])
})

it('the entry that is chosen is reported by its id', () => {
  const [item] = popupTemplate([[{ id: 7, label: 'One', enabled: false }]], options)
  expect(item?.enabled).toBe(false)
  Reflect.apply(item!.click!, undefined, [])
  expect(chosen).toEqual([7])
})
