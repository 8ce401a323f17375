import type { Annotation } from '#domain/annotation'
import { foldTag, hasTag } from '#domain/tags'
import { useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useLive } from '../hooks/use-live.ts'
import type { MenuSections } from '../menus/menu.ts'
import { usePopup } from '../menus/use-popup.ts'
import { TagField } from '../notes/tags/tag-field.tsx'
import { useCategoryName } from '../notes/use-category-name.ts'
import { useSendToOutline } from '../outline/use-send-to-outline.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import { ExportButton } from './export-button.tsx'
import styles from './notebook-screen.module.css'
import type { ManyActs } from './use-many-acts.ts'

interface ActsBarProps {
  /** The selected marks that are shown; never empty. */
  readonly marks: readonly Annotation[]
  readonly acts: ManyActs
  /** The formats in which the marks can be exported. */
  readonly exports: () => MenuSections
  readonly onUnselect: () => void
}

/** What can be done to all selected marks at once. */
export function ActsBar({ marks, acts, exports, onUnselect }: ActsBarProps) {
  const { t } = useTranslation()
  const bar = useRef<HTMLElement>(null)
  const send = useSendToOutline()
  useActionHandlers({ 'outline.send': () => send(marks) })
  const [isTagging, setTagging] = useState(false)
  const endTagging = () => {
    setTagging(false)
    bar.current?.querySelector<HTMLElement>('[data-action="notebook.addTag"]')?.focus()
  }
  return (
    <section ref={bar} className={styles.acts} data-acts-bar aria-label={t('notebook.acts')}>
      <span>{t('notebook.selected', { count: marks.length })}</span>
      <CategoryButton bar={bar} marks={marks} acts={acts} />
      <ActionButton action="notebook.addTag" onPress={() => setTagging(true)} />
      {isTagging && <NewTag marks={marks} acts={acts} onDone={endTagging} />}
      <RemoveTagButton bar={bar} marks={marks} acts={acts} />
      <ActionButton action="outline.send" />
      <ExportButton choices={exports} />
      <ActionButton action="notebook.delete" onPress={() => acts.remove(marks)} />
      <ActionButton action="notebook.unselect" onPress={onUnselect} />
    </section>
  )
}

interface MenuButtonProps extends Pick<ActsBarProps, 'marks' | 'acts'> {
  readonly bar: RefObject<HTMLElement | null>
}

/** Returns a function that shows a menu at the button of an action in `bar`. */
function useMenuAt(bar: RefObject<HTMLElement | null>) {
  const popup = usePopup()
  return (action: string, menu: MenuSections) => {
    const button = bar.current?.querySelector(`[data-action="${action}"]`)
    if (!button) return
    const { left, top } = button.getBoundingClientRect()
    popup.open(menu, { x: left, y: top })
  }
}

function CategoryButton({ bar, marks, acts }: MenuButtonProps) {
  const { marking } = useServices()
  const categories = useLive(marking.categories)
  const name = useCategoryName()
  const openAt = useMenuAt(bar)
  const choices = categories.map(category => ({
    label: name(category),
    run: () => acts.recategorise(marks, category),
  }))
  return (
    <ActionButton
      action="notebook.category"
      opens="menu"
      onPress={() => openAt('notebook.category', [choices])}
    />
  )
}

/** How many tags the menu lists. */
const mostListed = 40

function RemoveTagButton({ bar, marks, acts }: MenuButtonProps) {
  const openAt = useMenuAt(bar)
  const tags = new Map(marks.flatMap(mark => mark.tags).map(tag => [foldTag(tag), tag]))
  if (tags.size === 0) return null
  const choices = [...tags.values()]
    .slice(0, mostListed)
    .map(tag => ({ label: tag, run: () => acts.removeTag(marks, tag) }))
  return (
    <ActionButton
      action="notebook.removeTag"
      opens="menu"
      onPress={() => openAt('notebook.removeTag', [choices])}
    />
  )
}

interface NewTagProps extends Pick<ActsBarProps, 'marks' | 'acts'> {
  readonly onDone: () => void
}

/** The field for a tag of all selected marks. */
function NewTag({ marks, acts, onDone }: NewTagProps) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const { translationLanguage } = useLive(preferences.settings)
  return (
    <TagField
      label={t('notebook.tagFor', { count: marks.length })}
      language={translationLanguage}
      given={commonTags(marks)}
      onAdd={tags => acts.addTags(marks, tags)}
      onTakeLast={() => null}
      onDone={onDone}
    />
  )
}

/** The tags that all marks have. */
const commonTags = ([first, ...rest]: readonly Annotation[]): readonly string[] =>
  first?.tags.filter(tag => rest.every(({ tags }) => hasTag(tags, tag))) ?? []
