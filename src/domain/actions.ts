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

/* Entries share these, so that the list stays small at the start of the page. */
const inFile = { menu: 'file', needs: 'book' } as const
const inEdit = { menu: 'edit', needs: 'book' } as const
const inFormat = { menu: 'format', needs: 'book' } as const
const inTranslation = { menu: 'translation', needs: 'book' } as const
const inMarks = { menu: 'marks', needs: 'book' } as const
const inView = { menu: 'view', needs: 'book' } as const
const inImport = { place: 'import' } as const

export const actions = {
  'library.import': { keys: 'Mod+O', menu: 'file' },
  'library.importFolder': { menu: 'file' },
  'library.paste': { menu: 'file' },
  'library.show': { keys: 'Mod+Shift+L', ...inFile },
  'save.now': { keys: 'Mod+S', menu: 'file', group: true },
  'export.open': { keys: 'Mod+Shift+E', ...inFile },
  'export.selection': inFile,
  'print.open': { keys: 'Mod+P', ...inFile },
  'note.bring': inFile,
  'reviewed.open': { keys: 'Mod+F8', ...inFile },
  'safety.open': { keys: 'Mod+Shift+B', menu: 'file', group: true },
  'backup.save': { menu: 'file' },
  'backup.restore': { menu: 'file' },
  'settings.open': { keys: 'Mod+,', menu: 'file', group: true },

  'edit.undo': { keys: 'Mod+Z', menu: 'edit' },
  'edit.redo': { keys: 'Mod+Shift+Z Mod+Y', menu: 'edit' },

  /** In the menu with cut, copy and paste; the focused element has its key. */
  'edit.selectAll': {},
  'copy.withReference': { keys: 'Mod+Shift+C', ...inEdit },
  'copy.bothSides': inEdit,
  'link.copy': { keys: 'Alt+Shift+F12', ...inEdit },
  'link.copyBook': inEdit,
  'text.selectAll': { ...inEdit, group: true },

  'find.open': { keys: 'Mod+F', ...inEdit, group: true },
  'find.next': { keys: 'F3 Mod+G', ...inEdit },
  'find.previous': { keys: 'Shift+F3 Mod+Shift+G', ...inEdit },
  'find.replace': { keys: 'Mod+H', mac: 'Mod+Alt+F', ...inEdit },
  'find.library': { keys: 'Mod+K Mod+Shift+F', menu: 'edit' },

  'word.lookUp': { keys: 'F5', ...inEdit, group: true },
  'word.search': { keys: 'Mod+F5', ...inEdit },
  'gloss.write': { keys: 'Mod+Shift+F5', ...inEdit },
  'word.concordance': { keys: 'Mod+Shift+F3', menu: 'edit' },
  'word.join': { keys: 'Mod+F2', ...inEdit },
  'word.split': { keys: 'Mod+Shift+F2', ...inEdit },
  'word.list': { keys: 'Alt+Shift+F5', menu: 'edit' },

  'spelling.next': { keys: 'F7', ...inEdit, group: true },
  'spelling.add': inEdit,
  'spelling.ignore': inEdit,

  'format.strong': { keys: 'Mod+B', ...inFormat },
  'format.emphasis': { keys: 'Mod+I', ...inFormat },
  'format.superscript': { keys: 'Mod+Shift+P Mod+.', ...inFormat },
  /** These are for notes, while the reader writes one. */
  'format.underline': { keys: 'Mod+U', ...inFormat },
  'format.strikethrough': { keys: 'Mod+Shift+X', ...inFormat },
  'format.code': { keys: 'Mod+`', ...inFormat },
  'block.paragraph': { ...inFormat, group: true },
  'block.heading1': inFormat,
  'block.heading2': inFormat,
  'block.heading3': inFormat,
  'block.numbers': { keys: 'Mod+Shift+7', ...inFormat, group: true },
  'block.bullets': { keys: 'Mod+Shift+8', ...inFormat },
  'block.checks': { keys: 'Mod+Shift+9', ...inFormat },
  'block.tick': { keys: 'Alt+Shift+Enter', ...inFormat },
  'block.indent': { keys: 'Mod+]', mac: 'Mod+Alt+]', ...inFormat },
  'block.outdent': { keys: 'Mod+[', mac: 'Mod+Alt+[', ...inFormat },
  'block.quotation': inFormat,
  'block.code': inFormat,
  'format.link': { keys: 'Mod+Shift+Y', ...inFormat, group: true },
  'link.follow': { keys: 'Alt+Enter', ...inFormat },

  'pair.next': { keys: 'Mod+Down', ...inTranslation },
  'pair.previous': { keys: 'Mod+Up', ...inTranslation },
  'pair.nextUntranslated': { keys: 'Alt+Down', ...inTranslation },
  'pair.previousUntranslated': { keys: 'Alt+Up', ...inTranslation },
  'pair.nextToCheck': { keys: 'F8', ...inTranslation },
  'pair.previousToCheck': { keys: 'Shift+F8', ...inTranslation },
  'pair.otherSide': { keys: 'Mod+E', ...inTranslation },
  'translation.done': { keys: 'Mod+Enter', ...inTranslation, group: true },
  'translation.draft': { keys: 'Mod+Shift+D', ...inTranslation },
  'translation.check': { keys: 'Mod+Shift+Enter', ...inTranslation },
  'translation.clear': { keys: 'Mod+Shift+Backspace', ...inTranslation },
  'pair.moveUp': { keys: 'Alt+Shift+Up', ...inTranslation, group: true },
  'pair.moveDown': { keys: 'Alt+Shift+Down', ...inTranslation },
  'paragraph.join': { keys: 'Mod+F9', ...inTranslation, group: true },
  'paragraph.split': { keys: 'Mod+Shift+F9', ...inTranslation },
  'paragraph.kind': { keys: 'Alt+F9', ...inTranslation },
  'repair.open': { keys: 'Alt+Shift+F9', ...inTranslation },
  'history.open': { keys: 'Mod+Shift+H', ...inTranslation, group: true },

  ...kindActions,
  'mark.tag': { keys: 'Mod+Shift+T', ...inMarks },
  'mark.show': { keys: 'Mod+M', mac: 'Mod+J', ...inMarks },
  'mark.next': { needs: 'book' },
  'mark.list': { keys: 'Mod+Shift+K', ...inMarks },
  'mark.move': inMarks,
  'note.addPassage': { keys: 'Mod+F7', ...inMarks },
  'mark.split': { keys: 'F12', ...inMarks },
  'mark.merge': { keys: 'Shift+F12', ...inMarks },
  'counterpart.link': { keys: 'Mod+Shift+J', ...inMarks, group: true },
  'counterpart.show': { keys: 'Mod+J', mac: 'Mod+Alt+J', ...inMarks },
  'counterpart.remove': inMarks,
  'link.copyMark': inMarks,
  /** Beside these keys other programs have references and definitions. */
  'link.back': { keys: 'Mod+F12', ...inMarks },
  'link.preview': { keys: 'Alt+F12', ...inMarks },
  'orphan.review': { keys: 'Shift+F7', ...inMarks },
  'mark.delete': { keys: 'Mod+Shift+M', ...inMarks, group: true },
  'notebook.open': { keys: 'Shift+F5', menu: 'marks', group: true },
  'outline.open': { keys: 'Mod+Shift+F7', menu: 'marks' },
  'outline.send': { keys: 'Mod+Shift+F8', menu: 'marks' },
  'category.edit': { menu: 'marks' },
  'tag.list': { menu: 'marks' },

  'view.contents': { keys: 'Mod+Shift+O', ...inView },
  'view.notes': { keys: 'Mod+Shift+N', ...inView },
  'view.both': { keys: 'Mod+3', ...inView, group: true },
  'view.sourceOnly': { keys: 'Mod+1', ...inView },
  'view.translationOnly': { keys: 'Mod+2', ...inView },
  'view.emended': { keys: 'Mod+4', ...inView, group: true },
  'view.terms': inView,
  'view.pinyin': { keys: 'Mod+5', ...inView },
  'view.pinyinUnknown': inView,
  'view.pinyinHere': { keys: 'Mod+6', ...inView },
  'view.words': { keys: 'Mod+7', ...inView },
  'view.glosses': { keys: 'Mod+8', ...inView },
  'go.to': { keys: 'Mod+L', ...inView, group: true },
  'go.beginning': { keys: 'Mod+Home', ...inView },
  'go.end': { keys: 'Mod+End', ...inView },
  'go.back': { keys: 'Alt+Left', mac: 'Mod+[', ...inView },
  'go.forward': { keys: 'Alt+Right', mac: 'Mod+]', ...inView },
  /** Word shows there what is at the caret, too. */
  'place.say': { keys: 'Shift+F1', ...inView, group: true },
  'view.nextPane': { keys: 'F6', menu: 'view', group: true },
  'view.previousPane': { keys: 'Shift+F6', menu: 'view' },

  'help.shortcuts': { keys: 'F1 Mod+/', menu: 'help' },
  'help.about': { menu: 'help' },

  'edit.selectParagraph': {},
  'translation.state': {},
  'note.bringAll': {},
  'reviewed.accept': {},
  'reviewed.leave': {},
  'reviewed.acceptAll': {},
  'reviewed.apply': {},
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
  'line.heading': { keys: 'F4', ...inImport },
  'line.plain': { keys: 'Shift+F4', ...inImport },
  'line.drop': { keys: 'F9', ...inImport },
  'line.join': { keys: 'Shift+F9', ...inImport },
  'repair.accept': {},
  'repair.acceptAll': {},
  'repair.leave': {},
  'repair.show': {},
  'repair.again': {},
  'repair.choose': {},
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
  'notebook.close': {},
  'notebook.clear': {},
  'notebook.any': {},
  'notebook.filter': {},
  'notebook.questions': {},
  'notebook.thisBook': {},
  'notebook.allBooks': {},
  'notebook.place': {},
  'notebook.group': {},
  'notebook.category': {},
  'notebook.addTag': {},
  'notebook.removeTag': {},
  'notebook.delete': {},
  'notebook.unselect': {},
  'notebook.views': {},
  'notebook.keepView': {},
  'notebook.export': {},
  'outline.begin': {},
  'outline.heading': {},
  'outline.text': {},
  'outline.remove': {},
  'outline.delete': {},
  'outline.export': {},
  'note.edit': {},
  'note.category': {},
  'note.filter': {},
  'note.history': {},
  'note.tag': {},
  'counterpart.cancel': {},
  'tag.show': {},
  'tag.remove': {},
  'tag.rename': {},
  'tag.merge': {},
  'tag.keep': {},
  'tag.delete': {},
  'tag.undo': {},
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
  'export.start': {},
  'export.cancel': {},
  'print.start': {},
  'print.save': {},
  'print.cancel': {},
  'print.zoomIn': {},
  'print.zoomOut': {},
  'print.fit': {},
  'copy.cancel': {},
  'close.anyway': {},
  'close.stay': {},
  'message.close': {},
  'link.open': {},
  'mark.bringBack': {},
  'link.set': {},
  'link.remove': {},
  'link.cancel': {},
  'word.next': {},
  'word.previous': {},
  'word.back': {},
  'word.copy': {},
  'word.places': {},
  'concordance.go': {},
  'concordance.copy': {},
  'concordance.export': {},
  'word.close': {},
  'word.insert': {},
  'word.open': {},
  'word.reading': {},
  'word.status': {},
  'word.go': {},
  'word.remove': {},
  'word.takeBack': {},
  'word.export': {},
  'gloss.edit': {},
  'gloss.remove': {},
  'gloss.removeReading': {},
  'gloss.save': {},
  'gloss.cancel': {},
} as const satisfies Record<string, ActionEntry>

export type ActionName = keyof typeof actions
export const actionNames = Object.keys(actions) as ActionName[]
/** The entry of `name`, with every field that any action may have. */
export const actionEntry = (name: ActionName): ActionEntry => actions[name]
