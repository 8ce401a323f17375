import type { Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { stateOf } from '#domain/kinds/index'
import type { Marks } from '#services/marking/marking'
import { markName } from '../../notes/mark-name.ts'
import { categoryName } from '../../notes/use-category-name.ts'
import { useSay } from '../../spoken/spoken-region.tsx'

/** How much of a quote is said, in characters. */
const saidLimit = 20

/**
 * Returns a function that says the category of a mark that was just made or changed. It says
 * nothing for `null`.
 */
export function useMarkSaid(marks: Marks): (id: AnnotationId | null, category: Category) => void {
  const say = useSay()
  return (id, category) => {
    if (!id) return
    say('deed', t => {
      const made = marks.get(id)
      if (!made) return ''
      const quote = markName(t, made, saidLimit)
      return t('spoken.marked', { category: categoryName(t, category), quote })
    })
  }
}

/** Returns a function that says the state of a mark, or that it is an ordinary mark now. */
export function useStateSaid(marks: Marks): (id: AnnotationId) => void {
  const say = useSay()
  return id =>
    say('deed', t => {
      const mark = marks.get(id)
      if (!mark) return ''
      const state = stateOf(mark)
      const quote = markName(t, mark, saidLimit)
      const category = state ? t(`kindStates.${state}`) : t('kinds.ordinary')
      return t('spoken.marked', { category, quote })
    })
}
