import type { MarkScope } from '#domain/annotation'
import { missingCategory } from '#domain/marking/categories'
import { use, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'
import type { PlaceSign } from './place-signs.ts'
import { ShownPlacesContext } from './shown-places.ts'

interface PlaceButtonProps {
  /** At least one, all at one place. */
  readonly signs: readonly PlaceSign[]
  readonly className: string | undefined
  /** Whether Tab stops here. */
  readonly isStop?: boolean
  /** What is written beside the sign. */
  readonly children?: ReactNode
}

/** What is written in the look of the category. The state of a mark is shown instead. */
const glyphs: Readonly<Record<MarkScope, string>> = { paragraph: '¶', section: '§', book: '¶' }

/** The sign that a place has a note without words. A press opens it. */
export function PlaceButton({ signs, className, isStop = false, children }: PlaceButtonProps) {
  const { t } = useTranslation()
  const { onOpen } = use(ShownPlacesContext)
  const known = useLive(useServices().marking.knownCategories)
  const [first] = signs
  if (!first) return null
  const { scope, side, index, category: id } = first
  const category = known.find(one => one.id === id) ?? missingCategory(id)
  const about = scope === 'paragraph' && side === 'translation' ? 'translation' : scope
  const name =
    signs.length > 1
      ? t('wordless.several', { count: signs.length, number: index + 1 })
      : t(`wordless.on.${about}`, { number: index + 1 })
  return (
    <button
      type="button"
      className={className}
      data-action="note.show"
      data-place={scope}
      tabIndex={isStop ? 0 : -1}
      title={name}
      aria-label={name}
      aria-haspopup={signs.length > 1 ? 'menu' : undefined}
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect()
        onOpen(signs, { x: left, y: bottom })
      }}
    >
      <span aria-hidden="true" data-mark-colour={category.colour} data-mark-shape={category.shape}>
        {first.state ?? glyphs[scope]}
      </span>
      {children}
    </button>
  )
}
