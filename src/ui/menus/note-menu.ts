import type { Speech } from '#i18n/speech'
import type { MenuSection, MenuSections } from './menu.ts'

/** The formats of a text that is written, as a menu. */
export const formatMenu = (t: Speech['t']) => ({
  label: t('textMenu.format'),
  items: [
    { action: 'format.strong' },
    { action: 'format.emphasis' },
    { action: 'format.superscript' },
  ] as const,
})

/** The context menu of a field in which a note is written. */
export const noteMenu = (
  t: Speech['t'],
  isSelected: boolean,
  spelling: MenuSection = [],
): MenuSections => [
  spelling,
  [
    ...(isSelected ? [{ edit: 'cut' as const }, { edit: 'copy' as const }] : []),
    { edit: 'paste' },
    { edit: 'pasteAndMatchStyle' },
    { edit: 'selectAll' },
  ],
  [formatMenu(t)],
]
