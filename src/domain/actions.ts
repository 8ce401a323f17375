import { kindActions } from './kinds/index.ts'

/**
 * Everything a reader can do, as data: one list from which the application menu, the keyboard, the
 * buttons and the shortcuts sheet are drawn. The page decides what an action does; its label is the
 * i18n key `actions.<name>`.
 *
 * Keys are written as Electron accelerators: `Mod` is Cmd on a Mac and Ctrl elsewhere. A second key
 * after a space is an alternative that menus do not show. These are the default keys;
 * `shortcuts.ts` computes which ones are active.
 *
 * No key is Ctrl+Alt with a character, because that is AltGr on many keyboards. Keys that Chinese
 * input methods use themselves (Ctrl+., Ctrl+Shift+F) are never an action's only key.
 */
export interface ActionEntry {
  readonly keys?: string
  /** The keys on a Mac, if the default ones belong to the system or type a character there. */
  readonly mac?: string
  /** The menu that lists the action; an action without a menu has only keys and buttons. */
  readonly menu?: MenuName
  /** Where its keys work, if no menu lists it. The shortcuts sheet lists it there. */
  readonly place?: KeyPlace
  /** The menu lists it only while the page has a name for it. */
  readonly named?: true
  /** Begins a new group in its menu. */
  readonly group?: true
  /** Works only while a book is open. */
  readonly needs?: 'book'
}

export const menuNames = ['file', 'edit', 'format', 'translation', 'marks', 'view', 'help'] as const
export type MenuName = (typeof menuNames)[number]

/**
 * Places that have keys of their own: the lines of a text that is being imported, and the review of
 * marks without a place.
 */
export const keyPlaces = ['import', 'tray'] as const
export type KeyPlace = (typeof keyPlaces)[number]

/**
 * The formats that a book can be exported to. Each needs an action below and an exporter in
 * `formats/export/index.ts`.
 */
export const exportFormats = ['markdown', 'html', 'notesTable', 'webAnnotations'] as const
export type ExportFormat = (typeof exportFormats)[number]

const exportActions = {
  'export.markdown': { keys: 'Mod+Shift+E', menu: 'file', needs: 'book' },
  'export.html': { keys: 'Mod+Shift+S', menu: 'file', needs: 'book' },
  'export.notesTable': { menu: 'file', needs: 'book' },
  'export.webAnnotations': { menu: 'file', needs: 'book' },
} as const satisfies Record<`export.${ExportFormat}`, ActionEntry>

export const actions = {
  'library.import': { keys: 'Mod+O', menu: 'file' },
  'library.importFolder': { menu: 'file' },
  'library.paste': { menu: 'file' },
  'library.show': { keys: 'Mod+Shift+L', menu: 'file', needs: 'book' },
  'save.now': { keys: 'Mod+S', menu: 'file', group: true },
  ...exportActions,
  'export.selection': { menu: 'file', needs: 'book' },
  'note.bring': { menu: 'file', needs: 'book' },
  'safety.open': { keys: 'Mod+Shift+B', menu: 'file', group: true },
  'backup.save': { menu: 'file' },
  'backup.restore': { menu: 'file' },
  'settings.open': { keys: 'Mod+,', menu: 'file', group: true },

  'edit.undo': { keys: 'Mod+Z', menu: 'edit' },
  'edit.redo': { keys: 'Mod+Shift+Z Mod+Y', menu: 'edit' },

  /** In the menu with cut, copy and paste; the focused element has its key. */
  'edit.selectAll': {},
  'copy.withReference': { keys: 'Mod+Shift+C', menu: 'edit', needs: 'book' },
  'text.selectAll': { menu: 'edit', group: true, needs: 'book' },

  'find.open': { keys: 'Mod+F', menu: 'edit', group: true, needs: 'book' },
  'find.next': { keys: 'F3 Mod+G', menu: 'edit', needs: 'book' },
  'find.previous': { keys: 'Shift+F3 Mod+Shift+G', menu: 'edit', needs: 'book' },
  'find.replace': { keys: 'Mod+H', mac: 'Mod+Alt+F', menu: 'edit', needs: 'book' },
  'find.library': { keys: 'Mod+K Mod+Shift+F', menu: 'edit' },

  'spelling.next': { keys: 'F7', menu: 'edit', group: true, needs: 'book' },
  'spelling.add': { menu: 'edit', needs: 'book' },
  'spelling.ignore': { menu: 'edit', needs: 'book' },

  'format.strong': { keys: 'Mod+B', menu: 'format', needs: 'book' },
  'format.emphasis': { keys: 'Mod+I', menu: 'format', needs: 'book' },
  'format.superscript': { keys: 'Mod+Shift+P Mod+.', menu: 'format', needs: 'book' },
  /** These are for notes, while the reader writes one. */
  'format.underline': { keys: 'Mod+U', menu: 'format', needs: 'book' },
  'format.strikethrough': { keys: 'Mod+Shift+X', menu: 'format', needs: 'book' },
  'format.code': { keys: 'Mod+`', menu: 'format', needs: 'book' },
  'block.paragraph': { menu: 'format', group: true, needs: 'book' },
  'block.heading1': { menu: 'format', needs: 'book' },
  'block.heading2': { menu: 'format', needs: 'book' },
  'block.heading3': { menu: 'format', needs: 'book' },
  'block.numbers': { keys: 'Mod+Shift+7', menu: 'format', group: true, needs: 'book' },
  'block.bullets': { keys: 'Mod+Shift+8', menu: 'format', needs: 'book' },
  'block.checks': { keys: 'Mod+Shift+9', menu: 'format', needs: 'book' },
  'block.tick': { keys: 'Alt+Shift+Enter', menu: 'format', needs: 'book' },
  'block.indent': { keys: 'Mod+]', mac: 'Mod+Alt+]', menu: 'format', needs: 'book' },
  'block.outdent': { keys: 'Mod+[', mac: 'Mod+Alt+[', menu: 'format', needs: 'book' },
  'block.quotation': { menu: 'format', group: true, needs: 'book' },
  'block.code': { menu: 'format', needs: 'book' },
  'format.link': { keys: 'Mod+Shift+Y', menu: 'format', group: true, needs: 'book' },
  'link.follow': { keys: 'Alt+Enter', menu: 'format', needs: 'book' },

  'pair.next': { keys: 'Mod+Down', menu: 'translation', needs: 'book' },
  'pair.previous': { keys: 'Mod+Up', menu: 'translation', needs: 'book' },
  'pair.nextUntranslated': { keys: 'Alt+Down', menu: 'translation', needs: 'book' },
  'pair.previousUntranslated': { keys: 'Alt+Up', menu: 'translation', needs: 'book' },
  'pair.nextToCheck': { keys: 'F8', menu: 'translation', needs: 'book' },
  'pair.previousToCheck': { keys: 'Shift+F8', menu: 'translation', needs: 'book' },
  'pair.otherSide': { keys: 'Mod+E', menu: 'translation', needs: 'book' },
  'translation.done': { keys: 'Mod+Enter', menu: 'translation', group: true, needs: 'book' },
  'translation.draft': { keys: 'Mod+Shift+D', menu: 'translation', needs: 'book' },
  'translation.check': { keys: 'Mod+Shift+Enter', menu: 'translation', needs: 'book' },
  'translation.clear': { keys: 'Mod+Shift+Backspace', menu: 'translation', needs: 'book' },
  'pair.moveUp': { keys: 'Alt+Shift+Up', menu: 'translation', group: true, needs: 'book' },
  'pair.moveDown': { keys: 'Alt+Shift+Down', menu: 'translation', needs: 'book' },
  'history.open': { keys: 'Mod+Shift+H', menu: 'translation', group: true, needs: 'book' },

  ...kindActions,
  'mark.tag': { keys: 'Mod+Shift+T', menu: 'marks', needs: 'book' },
  'mark.show': { keys: 'Mod+M', mac: 'Mod+J', menu: 'marks', needs: 'book' },
  'mark.next': { needs: 'book' },
  'mark.list': { keys: 'Mod+Shift+K', menu: 'marks', needs: 'book' },
  'mark.move': { menu: 'marks', needs: 'book' },
  'mark.split': { menu: 'marks', needs: 'book' },
  'mark.merge': { menu: 'marks', needs: 'book' },
  'counterpart.link': { keys: 'Mod+Shift+J', menu: 'marks', group: true, needs: 'book' },
  'counterpart.show': { menu: 'marks', needs: 'book' },
  'counterpart.remove': { menu: 'marks', needs: 'book' },
  'orphan.review': { keys: 'Shift+F7', menu: 'marks', needs: 'book' },
  'mark.delete': { keys: 'Mod+Shift+M', menu: 'marks', group: true, needs: 'book' },
  'category.edit': { menu: 'marks', group: true },

  'view.contents': { keys: 'Mod+Shift+O', menu: 'view', needs: 'book' },
  'view.notes': { keys: 'Mod+Shift+N', menu: 'view', needs: 'book' },
  'view.both': { keys: 'Mod+3', menu: 'view', group: true, needs: 'book' },
  'view.sourceOnly': { keys: 'Mod+1', menu: 'view', needs: 'book' },
  'view.translationOnly': { keys: 'Mod+2', menu: 'view', needs: 'book' },
  'go.to': { keys: 'Mod+L', menu: 'view', group: true, needs: 'book' },
  'go.beginning': { keys: 'Mod+Home', menu: 'view', needs: 'book' },
  'go.end': { keys: 'Mod+End', menu: 'view', needs: 'book' },
  'go.back': { keys: 'Alt+Left', mac: 'Mod+[', menu: 'view', needs: 'book' },
  'go.forward': { keys: 'Alt+Right', mac: 'Mod+]', menu: 'view', needs: 'book' },
  'view.nextPane': { keys: 'F6', menu: 'view', group: true },
  'view.previousPane': { keys: 'Shift+F6', menu: 'view' },

  'help.shortcuts': { keys: 'F1 Mod+/', menu: 'help' },
  'help.about': { menu: 'help' },

  'edit.selectParagraph': {},
  'translation.state': {},
  'note.bringAll': {},
  'contents.show': {},
  'contents.copy': {},
  'file.show': {},
  'file.open': {},
  'import.confirm': {},
  'import.addAll': {},
  'import.review': {},
  'import.takeBack': {},
  'import.cancel': {},
  'import.skip': {},
  'line.heading': { keys: 'F4', place: 'import' },
  'line.plain': { keys: 'Shift+F4', place: 'import' },
  'line.drop': { keys: 'F9', place: 'import' },
  'line.join': { keys: 'Shift+F9', place: 'import' },
  'orphan.accept': {},
  'orphan.byHand': { keys: 'F2', place: 'tray' },
  'orphan.keep': { keys: 'Shift+F2', place: 'tray' },
  'orphan.next': { keys: 'Mod+PageDown', place: 'tray' },
  'orphan.previous': { keys: 'Mod+PageUp', place: 'tray' },
  'line.choose': {},
  'line.show': {},
  'lines.whole': {},
  'taught.use': {},
  'taught.forget': {},
  'taught.remove': {},
  'pairing.right': {},
  'pairing.show': {},
  'book.open': {},
  'book.describe': {},
  'book.keepWords': {},
  'book.remove': {},
  'shelf.list': {},
  'shelf.covers': {},
  'paste.confirm': {},
  'edition.undo': {},
  'contents.go': {},
  'contents.close': {},
  'find.close': {},
  'find.hit': {},
  'find.book': {},
  'find.place': {},
  'find.option': {},
  'find.tick': {},
  'find.replaceAll': {},
  'find.stopReplacing': {},
  'notes.close': {},
  'note.show': {},
  'note.edit': {},
  'note.category': {},
  'note.filter': {},
  'note.history': {},
  'note.tag': {},
  'counterpart.cancel': {},
  'tag.show': {},
  'tag.remove': {},
  'spelling.remove': {},
  'shortcut.change': {},
  'shortcut.take': {},
  'shortcut.remove': {},
  'shortcut.cancel': {},
  'shortcut.reset': {},
  'shortcut.resetAll': {},
  'shortcut.undo': {},
  'category.add': {},
  'category.up': {},
  'category.down': {},
  'category.delete': {},
  'category.remove': {},
  'category.keep': {},
  'history.restore': {},
  'backup.now': {},
  'backup.keep': {},
  'backup.look': {},
  'backup.folder': {},
  'backup.copyTo': {},
  'backup.copyStop': {},
  'restore.confirm': {},
  'restore.cancel': {},
  'restore.book': {},
  'restore.books': {},
  'restore.row': {},
  'restore.undo': {},
  'save.copy': {},
  'view.again': {},
  'view.more': {},
  'dialog.close': {},
  'export.cancel': {},
  'copy.cancel': {},
  'close.anyway': {},
  'close.stay': {},
  'message.close': {},
  'link.open': {},
  'link.set': {},
  'link.remove': {},
} as const satisfies Record<string, ActionEntry>

export type ActionName = keyof typeof actions
export const actionNames = Object.keys(actions) as ActionName[]
/** The entry of `name`, with every field that any action may have. */
export const actionEntry = (name: ActionName): ActionEntry => actions[name]
