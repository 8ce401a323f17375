import type { Book } from '#domain/book'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import type { MenuChoice } from '../../menus/menu.ts'
import { usePopup } from '../../menus/use-popup.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { ParagraphAct } from './paragraph-act.ts'

/**
 * Returns the kinds that the selected paragraphs can have, or the one at `index` in the book, as
 * choices of a menu.
 */
export type OfferKinds = (index?: number) => Promise<readonly MenuChoice[]>

/** Offers joins, splits and kinds of paragraphs of the open book, for keys and menus. */
export function useParagraphActs(book: Book, open: OpenSpread): OfferKinds {
  const services = useServices()
  const say = useSay()
  const toasts = useToasts()
  const popup = usePopup()
  const { t } = useTranslation()
  const run = (act: ParagraphAct) => () =>
    void import('./paragraph-act.ts')
      .then(({ paragraphAct }) => paragraphAct({ book, open, services, say, toasts }, act))
      .catch(() => toasts.show('structure', { message: t => t('faults.unexpected') }))
  const kinds: OfferKinds = useCallback(
    async index => {
      const { offeredKinds } = await import('./change-kind.ts')
      return offeredKinds({ book, open, services, say, toasts, t }, index)
    },
    [book, open, services, say, toasts, t],
  )
  useActionHandlers({
    'paragraph.join': run('join'),
    'paragraph.split': run('split'),
    'paragraph.kind': () => {
      const { left: x = 0, bottom: y = 0 } = open.spread.selection.line() ?? {}
      popup.open(
        kinds().then(lines => [lines]),
        { x, y },
      )
    },
  })
  return kinds
}
