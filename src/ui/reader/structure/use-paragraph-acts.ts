import type { Book } from '#domain/book'
import { useActionHandlers } from '../../actions.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { ParagraphAct } from './paragraph-act.ts'

/** Offers joining and splitting paragraphs of the open book, for keys and menus. */
export function useParagraphActs(book: Book, open: OpenSpread): void {
  const services = useServices()
  const say = useSay()
  const toasts = useToasts()
  const run = (act: ParagraphAct) => () =>
    void import('./paragraph-act.ts')
      .then(({ paragraphAct }) => paragraphAct({ book, open, services, say, toasts }, act))
      .catch(() => toasts.show('structure', { message: t => t('faults.unexpected') }))
  useActionHandlers({ 'paragraph.join': run('join'), 'paragraph.split': run('split') })
}
