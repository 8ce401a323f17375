import type { Speech } from '#i18n/speech'
import type { MenuSection, MenuSections } from './menu.ts'

/** The formats of a text that is written, as a menu. */
export const formatMenu = (t: Speech['t']) => ({
  label: t('textMenu.format'),
  items: [
    { action: 'format.strong' },
    { action: 'format.emphasis' },
    { action: 'format.superscript' },
    { action: 'format.underline' },
    { action: 'format.strikethrough' },
    { action: 'format.code' },
  ] as const,
})

/** The forms of the paragraphs of a note, as a menu. */
const formMenu = (t: Speech['t']) => ({
  label: t('textMenu.form'),
  items: [
    { action: 'block.paragraph' },
    { action: 'block.heading1' },
    { action: 'block.heading2' },
    { action: 'block.heading3' },
    { action: 'block.numbers' },
    { action: 'block.bullets' },
    { action: 'block.checks' },
    { action: 'block.tick' },
    { action: 'block.indent' },
    { action: 'block.outdent' },
    { action: 'block.quotation' },
    { action: 'block.code' },
    { action: 'table.insert' },
    { action: 'table.addRow' },
    { action: 'table.addColumn' },
    { action: 'table.removeRow' },
    { action: 'table.removeColumn' },
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
  [
    formatMenu(t),
    formMenu(t),
    { action: 'format.link' },
    { action: 'link.follow' },
    { action: 'link.preview' },
  ],
]
