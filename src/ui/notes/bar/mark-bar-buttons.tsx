import type { ActionName } from '#domain/actions'
import type { Category } from '#domain/annotation'
import { kinds, type TurnedKind } from '#domain/kinds/index'
import { Ellipsis } from 'lucide-react'
import { useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionRegistry } from '../../actions.ts'
import { useShortcut } from '../../actions/use-shortcut.ts'
import { usePopup } from '../../menus/use-popup.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { useCategoryName } from '../use-category-name.ts'
import { hiddenIn } from './fit-bar.ts'
import styles from './mark-bar.module.css'

interface MarkButtonProps {
  readonly category: Category
  readonly action: ActionName
  readonly pressed: boolean | undefined
  readonly onPress: () => void
}

/** Marks words in a category, or gives the mark this category. */
export function MarkButton({ category, action, pressed, onPress }: MarkButtonProps) {
  const { t } = useTranslation()
  const name = useCategoryName()(category)
  const { tip, aria } = useShortcut(action)
  const label = t('markBar.mark', { category: name })
  return (
    <button
      type="button"
      className={styles.mark}
      data-action={action}
      aria-label={label}
      aria-keyshortcuts={aria}
      aria-pressed={pressed}
      title={tip(label)}
      onClick={onPress}
    >
      <span data-mark-colour={category.colour} data-mark-shape={category.shape}>
        {name}
      </span>
    </button>
  )
}

/** Sends the mark, or the selection, to an outline. */
export function OutlineButton() {
  const { t } = useTranslation()
  const { run } = useActionRegistry()
  const { tip, aria } = useShortcut('outline.send')
  return (
    <button
      type="button"
      className={styles.note}
      data-action="outline.send"
      aria-keyshortcuts={aria}
      title={tip(t('actions.outline.send'))}
      onClick={() => run('outline.send')}
    >
      {t('panes.outline')}
    </button>
  )
}

interface TurnButtonProps {
  readonly kind: TurnedKind
  readonly isOn: boolean
  readonly onPress: (kind: TurnedKind) => void
}

/** Makes a mark of a kind, or makes it an ordinary mark again. */
export function TurnButton({ kind, isOn, onPress }: TurnButtonProps) {
  const { t } = useTranslation()
  const action = kinds[kind].turn
  const { tip, aria } = useShortcut(action)
  return (
    <button
      type="button"
      className={styles.note}
      data-action={action}
      aria-pressed={isOn}
      aria-keyshortcuts={aria}
      title={tip(t(`actions.${action}`))}
      onClick={() => onPress(kind)}
    >
      {t(`kinds.${kind}`)}
    </button>
  )
}

/** Opens a menu of the buttons that have no room in the bar. */
export function MoreButton({ bar }: { readonly bar: RefObject<HTMLElement | null> }) {
  const popup = usePopup()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <ActionButton
      ref={button}
      action="view.more"
      icon={<Ellipsis size={15} aria-hidden />}
      opens="menu"
      onPress={() => {
        if (!button.current || !bar.current) return
        const { left, bottom } = button.current.getBoundingClientRect()
        const choices = hiddenIn(bar.current).map(hidden => ({
          label: hidden.ariaLabel ?? hidden.textContent,
          ...(hidden.ariaPressed !== null && { checked: hidden.ariaPressed === 'true' }),
          run: () => hidden.click(),
        }))
        popup.open([choices], { x: left, y: bottom })
      }}
    />
  )
}
