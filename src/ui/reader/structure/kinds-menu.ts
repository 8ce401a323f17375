/** The kinds of a paragraph as choices of a menu. */
import type { Paragraph } from '#domain/book'
import type { KindOfParagraph } from '#domain/structure/paragraph-change'
import type { Speech } from '#i18n/speech'
import type { MenuChoice } from '../../menus/menu.ts'

/** The levels of headings that the menu offers. */
const levels = [1, 2, 3, 4]

const kinds: readonly KindOfParagraph[] = [
  { kind: 'body', level: null },
  ...levels.map(level => ({ kind: 'heading' as const, level })),
  ...(['quotation', 'verse', 'caption', 'boxTitle', 'boxBody', 'hidden'] as const).map(kind => ({
    kind,
    level: null,
  })),
]

/** Returns the name of a kind. */
export function kindName(t: Speech['t'], { kind, level }: KindOfParagraph): string {
  if (kind === 'heading') return t('structure.kinds.heading', { level: level ?? 1 })
  return kind === null ? t('structure.asPrinted') : t(`structure.kinds.${kind}`)
}

const kindOf = ({ kind, level, isHidden = false }: Paragraph): KindOfParagraph =>
  isHidden ? { kind: 'hidden', level: null } : { kind, level: level ?? null }

interface KindsMenu {
  readonly t: Speech['t']
  /** The first of the paragraphs, as it is shown. */
  readonly paragraph: Paragraph
  /** Whether the reader has changed the kind of any of them. */
  readonly isChanged: boolean
  readonly make: (kind: KindOfParagraph) => void
}

/** Returns the choices. One that only shows a hidden paragraph again comes first. */
export function kindsMenu({ t, paragraph, isChanged, make }: KindsMenu): readonly MenuChoice[] {
  const now = kindOf(paragraph)
  const isNow = (one: KindOfParagraph) => one.kind === now.kind && one.level === now.level
  // Of a group without a checked item, the system's menu checks the first.
  const isListed = kinds.some(isNow)
  const asPrinted = { kind: null, level: null }
  return [
    ...(paragraph.isHidden
      ? [{ label: t('structure.showAgain'), run: () => make(asPrinted) }]
      : []),
    ...kinds.map(one => ({
      label: kindName(t, one),
      ...(isListed && { checked: isNow(one) }),
      run: () => make(one),
    })),
    { label: t('structure.asPrinted'), enabled: isChanged, run: () => make(asPrinted) },
  ]
}
