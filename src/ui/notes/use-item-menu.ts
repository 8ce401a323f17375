import { hasKindWords, kinds, turnedKinds } from '#domain/kinds/index'
import { canBe } from '#domain/marking/scope'
import { expressionOf } from '#domain/marking/term-expression'
import type { ActionName } from '#domain/actions'
import type { Annotation } from '#domain/annotation'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionRegistry } from '../actions.ts'
import { isInField } from '../menus/fields.ts'
import type { MenuSection } from '../menus/menu.ts'
import { useContextMenu } from '../menus/use-popup.ts'
import type { NoteItemProps } from './note-item-props.ts'
import { useCategoryName } from './use-category-name.ts'

/** Shows the context menu of the item. */
export function useItemMenu(
  item: RefObject<HTMLElement | null>,
  props: NoteItemProps,
  onTag: () => void,
): void {
  const { annotation, categories, actions } = props
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  const runHere = useRunHere(item)
  useContextMenu(item, target => {
    if (isInField(target)) return null
    const hasNote = annotation.note.length > 0
    const { next } = kinds[annotation.kind]
    // Turned into its own kind, a mark becomes an ordinary one, without the words of the kind.
    const keptKind = hasKindWords(annotation) ? annotation.kind : null
    const turns = turnedKinds
      .filter(kind => kind !== keptKind && canBe(annotation, kind))
      .map(kind => ({ action: kinds[kind].turn, run: () => actions.onTurn(annotation, kind) }))
    // Of a group without a checked item, the system's menu checks the first.
    const isListed = categories.some(({ id }) => id === annotation.category)
    return [
      [
        { action: 'note.show', run: () => actions.onShow(annotation) },
        {
          action: 'note.edit',
          label: t(hasNote ? 'actions.note.edit' : 'actions.note.create'),
          run: () => actions.onEdit(annotation),
        },
      ],
      [
        {
          label: t('textMenu.category'),
          items: categories.map(category => ({
            label: nameOf(category),
            ...(isListed && { checked: category.id === annotation.category }),
            run: () => actions.onCategory(annotation, category.id),
          })),
        },
        { action: 'note.tag', run: onTag },
        ...(annotation.counterpart
          ? [
              {
                action: 'counterpart.remove' as const,
                run: () => actions.onUnlink(annotation),
              },
            ]
          : []),
        ...findTerm(annotation, runHere),
        ...(next ? [{ action: next, run: () => actions.onState(annotation) }] : turns),
      ],
      [
        { action: 'outline.send', run: () => runHere('outline.send') },
        { action: 'link.copyMark', run: () => actions.onCopyLink(annotation) },
      ],
      [{ action: 'note.history', run: () => actions.onHistory(annotation) }],
      [{ action: 'mark.delete', run: () => actions.onDelete(annotation) }],
    ]
  })
}

/** Returns a function that runs an action about the note with the focus. */
function useRunHere(item: RefObject<HTMLElement | null>): (action: ActionName) => void {
  const { run } = useActionRegistry()
  return action => {
    item.current?.querySelector('button')?.focus()
    run(action)
  }
}

/** Returns the line that lists the occurrences of a term; none for other kinds. */
const findTerm = (of: Annotation, runHere: (action: ActionName) => void): MenuSection =>
  expressionOf(of) === null
    ? []
    : [{ action: 'term.occurrences', run: () => runHere('term.occurrences') }]
