import { annotationId, bookId, categoryId } from '#domain/ids'
import { kinds } from '#domain/kinds/index'
import { createSpeech } from '#i18n/speech'
import { expect, it } from 'vitest'
import type { MenuSections } from '../../menus/menu.ts'
import { textMenu, type TextPlace } from './text-menu.ts'

const { t } = await createSpeech('en')

const place: TextPlace = {
  side: 'source',
  isSelected: false,
  words: '',
  mark: null,
  isTerm: false,
  count: 0,
  isHeading: false,
  hasText: true,
  missing: null,
  rare: null,
}

const menuAt = (at: Partial<TextPlace>) =>
  textMenu(
    { ...place, ...at },
    {
      t,
      categories: [],
      nameOf: () => '',
      markWith: () => {},
      selectParagraph: () => {},
      showInContents: () => {},
      copyHeading: () => {},
      copyName: () => {},
      states: [{ label: 'Done', run: () => {} }],
      kinds: [{ label: 'Verse', run: () => {} }],
      spelling: [{ label: 'colour', run: () => {} }],
    },
  )

const commands = (menu: MenuSections) =>
  menu.flat().flatMap(line => ('edit' in line ? line.edit : []))
const labels = (menu: MenuSections) =>
  menu.flat().flatMap(line => ('label' in line ? (line.label ?? []) : []))

it.each([true, false])('the Chinese is never cut or pasted into; selected: %s', isSelected => {
  expect(commands(menuAt({ isSelected }))).toEqual(isSelected ? ['copy'] : [])
})

it('the menu at a rare character begins with its code point, which can be copied', () => {
  expect(labels(menuAt({ rare: 'U+30042' }))[0]).toBe('Copy Code Point U+30042')
  expect(labels(menuAt({}))).not.toContain('Copy Code Point U+30042')
})

it('the menu of a translation begins with the suggestions for its spelling', () => {
  const menu = menuAt({ side: 'translation' })
  expect(menu[0]).toEqual([expect.objectContaining({ label: 'colour' })])
  expect(commands(menu)).toEqual(['paste', 'pasteAndMatchStyle'])
  expect(labels(menuAt({ side: 'source' }))).not.toContain('colour')
})

it.each([
  [{}, ['word.lookUp', 'word.concordance', 'gloss.write', 'word.join', 'word.split']],
  [{ hasText: false }, []],
  [{ side: 'translation' as const }, []],
])('at %j the menu has the acts on words %j', (at, acts) => {
  const actions = menuAt(at)
    .flat()
    .flatMap(line => ('action' in line ? (line.action ?? []) : []))
  expect(actions.filter(action => /^(?:word|gloss)\./.test(action))).toEqual(acts)
})

it('marks are merged only where a selection has several', () => {
  const actions = (at: Partial<TextPlace>) =>
    menuAt(at)
      .flat()
      .flatMap(line => ('action' in line ? (line.action ?? []) : []))
  expect(actions({ isSelected: true, count: 2 })).toContain('mark.merge')
  expect(actions({ isSelected: true, count: 1 })).not.toContain('mark.merge')
})

it('only a heading of the Chinese is shown in the contents', () => {
  const actions = (at: Partial<TextPlace>) =>
    menuAt(at)
      .flat()
      .flatMap(line => ('action' in line ? (line.action ?? []) : []))
  expect(actions({ isHeading: true })).toContain('contents.show')
  expect(actions({})).not.toContain('contents.show')
  expect(actions({ isHeading: true, side: 'translation' })).not.toContain('contents.show')
})

it('a paragraph is offered a note even if it is empty, unless words are selected', () => {
  const actions = (at: Partial<TextPlace>) =>
    menuAt(at)
      .flat()
      .flatMap(line => ('action' in line ? (line.action ?? []) : []))
  expect(actions({ side: 'translation', hasText: false })).toContain('note.paragraph')
  expect(actions({ isSelected: true })).not.toContain('note.paragraph')
})

it('words are sought only if they can be', () => {
  expect(labels(menuAt({ isSelected: true, words: '数字' }))).toContain('Find “数字”')
  expect(labels(menuAt({ isSelected: true }))).not.toContain('Find “”')
})

it('a character without a code beside the caret shows its name first', () => {
  expect(labels(menuAt({ missing: 'KR0001' }))[0]).toBe('Copy “KR0001”, the Name of 〓')
  expect(labels(menuAt({})).join()).not.toContain('〓')
})

it('a mark with words of its kind is not offered the turn that would lose them', () => {
  const mark = {
    id: annotationId('m'),
    bookId: bookId('b'),
    category: categoryId('term'),
    side: 'source',
    index: 0,
    anchors: [],
    note: [],
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    kind: 'emendation',
  } as const
  const actions = (words: { readonly reading: string; readonly witness: string }) =>
    menuAt({ mark: { ...mark, ...words } })
      .flat()
      .flatMap(line => ('action' in line ? (line.action ?? []) : []))
  expect(actions({ reading: '参与', witness: '' })).not.toContain(kinds.emendation.turn)
  expect(actions({ reading: '', witness: '' })).toContain(kinds.emendation.turn)
})
