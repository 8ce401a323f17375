import type { Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { Marks } from '#services/marking/marking'
import { beginningOfQuote } from '../../notes/notes-in-order.ts'
import { categoryName } from '../../notes/use-category-name.ts'
import { useSay } from '../../spoken/spoken-region.tsx'

/** How much of a quote is said, in characters. */
const saidLimit = 20

/** Says of which category a mark is that was just made, or given another; nothing where there is none. */
export function useMarkSaid(marks: Marks): (id: AnnotationId | null, category: Category) => void {
  const say = useSay()
  return (id, category) => {
    if (!id) return
    say('deed', t => {
      const made = marks.get(id)
      if (!made) return ''
      const quote = beginningOfQuote(made, saidLimit)
      return t('spoken.marked', { category: categoryName(t, category), quote })
    })
  }
}
