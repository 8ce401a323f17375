/** The context menu of the text, as data. */
import type { Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import { categoryActions } from '#domain/kinds/highlight'
import { hasKindWords, kinds, turnedKinds } from '#domain/kinds/index'
import type { Speech } from '#i18n/speech'
import type { MenuChoice, MenuSection, MenuSections } from '../../menus/menu.ts'
import { formatMenu } from '../../menus/note-menu.ts'

/** Where a menu was asked for. */
export interface TextPlace {
  readonly side: Side
  /** Whether words are selected. */
  readonly isSelected: boolean
  /** The selected words, if they can be sought; otherwise ''. */
  readonly words: string
  /** The mark at the caret; null if there is no mark, or if words are selected. */
  readonly mark: Annotation | null
  /** Whether a term occurs at the caret. */
  readonly isTerm: boolean
  /** How many marks are at the caret or in the selection. */
  readonly count: number
  readonly isHeading: boolean
  /** The name of the character without a code beside the caret; null without such a character. */
  readonly missing: string | null
  /** The code point of the rare character after the caret; null without such a character. */
  readonly rare: string | null
  /** Whether the paragraph has text on this side. */
  readonly hasText: boolean
}

/** What the menu needs of the reader's work. */
interface TextMenuTools {
  readonly t: Speech['t']
  readonly categories: readonly Category[]
  readonly nameOf: (category: Category) => string
  /** Gives `mark` a category; without it, marks the selection. */
  readonly markWith: (category: Category, mark?: Annotation) => void
  readonly selectParagraph: () => void
  readonly showInContents: () => void
  readonly copyHeading: () => void
  readonly copyName: (name: string) => void
  /** The choices among the states of the translation. */
  readonly states: readonly MenuChoice[]
  /** The kinds that the paragraph can have. */
  readonly kinds: readonly MenuChoice[]
  /** What is suggested for a word that is not spelled as in the dictionary. */
  readonly spelling: MenuSection
}

export const textMenu = (place: TextPlace, tools: TextMenuTools): MenuSections => [
  place.side === 'translation' ? tools.spelling : [],
  missingLines(place, tools),
  clipboardLines(place, tools),
  place.side === 'source' && place.hasText ? wordLines : [],
  place.isHeading && place.side === 'source' ? headingLines(tools) : [],
  place.side === 'translation'
    ? [formatMenu(tools.t), { label: tools.t('textMenu.state'), items: tools.states }]
    : [],
  markLines(place, tools),
  [
    ...(place.isSelected
      ? []
      : [{ action: 'paragraph.join' as const }, { action: 'paragraph.split' as const }]),
    { label: tools.t('textMenu.kind'), items: tools.kinds },
    ...(place.hasText && !place.isSelected ? [sentenceMenu(tools)] : []),
  ],
  [
    ...(place.words === ''
      ? []
      : [
          {
            action: 'find.open' as const,
            label: tools.t('textMenu.find', { words: place.words }),
          },
        ]),
    { action: 'history.open' },
    ...(place.hasText && !place.isSelected ? [{ action: 'collation.here' as const }] : []),
  ],
]

const sentenceMenu = ({ t }: TextMenuTools): MenuSection[number] => ({
  label: t('textMenu.sentence'),
  items: [
    { action: 'sentence.join' },
    { action: 'sentence.split' },
    { action: 'sentence.link' },
    { action: 'sentence.unlink' },
  ],
})

const wordLines = [
  { action: 'word.lookUp' },
  { action: 'word.concordance' },
  { action: 'gloss.write' },
  { action: 'word.join' },
  { action: 'word.split' },
] as const satisfies MenuSection

function clipboardLines(
  { side, isSelected, hasText }: TextPlace,
  { selectParagraph }: TextMenuTools,
): MenuSection {
  const isEditable = side === 'translation'
  return [
    ...(isEditable && isSelected ? [{ edit: 'cut' as const }] : []),
    ...(isSelected ? [{ edit: 'copy' as const }] : []),
    ...(hasText
      ? [{ action: 'copy.withReference' as const }, { action: 'copy.bothSides' as const }]
      : []),
    { action: 'link.copy' },
    { action: 'link.back' },
    ...(isEditable ? [{ edit: 'paste' as const }, { edit: 'pasteAndMatchStyle' as const }] : []),
    ...(hasText ? [{ action: 'edit.selectParagraph' as const, run: selectParagraph }] : []),
  ]
}

/** The name in the label is how a reader without a mouse sees it. */
const missingLines = (
  { missing, rare }: TextPlace,
  { t, copyName }: TextMenuTools,
): MenuSection => [
  ...(missing === null
    ? []
    : [{ label: t('textMenu.copyMissing', { name: missing }), run: () => copyName(missing) }]),
  ...(rare === null
    ? []
    : [{ label: t('textMenu.copyCode', { code: rare }), run: () => copyName(rare) }]),
]

const headingLines = ({ showInContents, copyHeading }: TextMenuTools): MenuSection => [
  { action: 'contents.show', run: showInContents },
  { action: 'contents.copy', run: copyHeading },
  { action: 'note.section' },
]

function markLines(
  { isSelected, mark, count, hasText, isTerm }: TextPlace,
  tools: TextMenuTools,
): MenuSection {
  const { t, categories, nameOf, markWith } = tools
  const occurrences: MenuSection = isTerm ? [{ action: 'term.occurrences' }] : []
  // Of a group without a checked item, the system's menu checks the first.
  const isListed = mark !== null && categories.some(({ id }) => id === mark.category)
  const items = categories.map((category, i) => ({
    ...(categoryActions[i] && { action: categoryActions[i] }),
    label: nameOf(category),
    ...(isListed && { checked: category.id === mark.category }),
    run: () => (mark ? markWith(category, mark) : markWith(category)),
  }))
  const noted: MenuChoice = {
    action: 'note.create',
    ...(mark && mark.note.length > 0 && { label: t('actions.note.edit') }),
  }
  // Turned into its own kind, a mark becomes an ordinary one, which cannot keep words of the kind.
  const keptKind = mark && hasKindWords(mark) ? mark.kind : null
  const turns = turnedKinds
    .filter(kind => kind !== keptKind)
    .map((kind): MenuChoice => ({ action: kinds[kind].turn }))
  if (mark) {
    const { next } = kinds[mark.kind]
    return [
      noted,
      { action: 'note.paragraph' },
      { label: t('textMenu.category'), items },
      ...(next ? [{ action: next }] : turns),
      ...occurrences,
      { action: 'mark.tag' },
      { action: 'counterpart.link' },
      ...(mark.counterpart
        ? [{ action: 'counterpart.show' as const }, { action: 'counterpart.remove' as const }]
        : []),
      { action: 'mark.split' },
      ...(count > 1 ? [{ action: 'mark.list' as const }] : []),
      { action: 'outline.send' },
      { action: 'link.copyMark' },
      { action: 'mark.delete' },
    ]
  }
  return [
    ...(isSelected ? [{ label: t('textMenu.markWith'), items }] : []),
    ...(hasText ? [noted] : []),
    ...(isSelected ? [] : [{ action: 'note.paragraph' as const }]),
    ...(isSelected ? turns : []),
    ...occurrences,
    ...(isSelected ? [{ action: 'mark.tag' as const, label: t('actions.note.tag') }] : []),
    ...(isSelected
      ? [{ action: 'note.addPassage' as const }, { action: 'counterpart.link' as const }]
      : []),
    ...(isSelected && count > 1 ? [{ action: 'mark.merge' as const }] : []),
  ]
}
