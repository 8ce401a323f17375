import type { NamedView } from '#domain/notebook/view'
import { isSameView } from '#domain/notebook/view'
import { viewLimits } from '#domain/notebook/view-limits'
import { namedViews } from '#services/notebook/named-views'
import { useRef, useState, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../hooks/use-live.ts'
import type { MenuSections } from '../../menus/menu.ts'
import { usePopup } from '../../menus/use-popup.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { NameForm } from '../../parts/name-form.tsx'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import styles from '../notebook-screen.module.css'
import type { NotebookEvent, NotebookState } from '../notebook-state.ts'

interface ViewsButtonProps {
  readonly state: NotebookState
  readonly dispatch: (event: NotebookEvent) => void
}

/** The filters that the reader has saved: shown again, saved by a name, and deleted. */
export function ViewsButton({ state, dispatch }: ViewsButtonProps) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  const [isNaming, setNaming] = useState(false)
  const { views, remove } = useViews()
  const popup = usePopup()
  const toasts = useToasts()
  const here = views.all().find(({ view }) => isSameView(view, state))
  const end = () => {
    setNaming(false)
    button.current?.focus()
  }

  function open() {
    const all = views.all()
    const box = button.current?.getBoundingClientRect()
    if (!box) return
    const shown = all.map(one => ({
      label: one.name,
      ...(here && { checked: one.name === here.name }),
      run: () => dispatch({ type: 'viewed', view: one.view }),
    }))
    const deleted = all.map(one => ({ label: one.name, run: () => remove(one) }))
    const menu: MenuSections = [
      shown,
      [{ label: t('actions.notebook.keepView'), run: () => setNaming(true) }],
      all.length === 0 ? [] : [{ label: t('notebook.deleteView'), items: deleted }],
    ]
    popup.open(menu, { x: box.left, y: box.bottom })
  }

  function keep(name: string) {
    if (!views.keep(name, state))
      toasts.show('notebook', { message: t => t('notebook.viewNotKept') })
    end()
  }

  return (
    <>
      <ActionButton
        ref={button}
        action="notebook.views"
        opens="menu"
        {...(here && { label: here.name, name: t('notebook.viewShown', { name: here.name }) })}
        onPress={open}
      />
      {isNaming && <ViewName initial={here?.name ?? ''} onName={keep} onCancel={end} />}
    </>
  )
}

/** The views as they are now, and how the reader deletes one. */
function useViews() {
  const { preferences, undoing } = useServices()
  const { order } = undoing
  const toasts = useToasts()
  // A view that was undone must be gone at once.
  useLive(preferences.settings)
  const views = namedViews(preferences, order)
  function remove({ name }: NamedView) {
    const step = views.remove(name)
    if (!step) return
    toasts.show('notebook', {
      message: t => t('notebook.viewDeleted', { name }),
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void order.takeBack(step),
      },
    })
  }
  return { views, remove }
}

type ViewNameProps = Pick<ComponentProps<typeof NameForm>, 'initial' | 'onName' | 'onCancel'>

function ViewName(props: ViewNameProps) {
  const { t } = useTranslation()
  return (
    <NameForm
      {...props}
      className={styles.naming}
      label={t('notebook.viewName')}
      longest={viewLimits.name}
      action="notebook.keepView"
      actionLabel={t('notebook.saveView')}
    />
  )
}
