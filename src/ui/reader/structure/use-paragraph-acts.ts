import type { Book } from '#domain/book'
import type { DividedOutcome, NotDivided } from '#services/structure/structure'
import { useActionHandlers } from '../../actions.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'

/** Offers joining and splitting paragraphs of the open book, for keys and menus. */
export function useParagraphActs(
  book: Book,
  { spread, prepareDividing }: Pick<OpenSpread, 'spread' | 'prepareDividing'>,
): void {
  const { structure, autosave } = useServices()
  const say = useSay()
  const toasts = useToasts()

  const refuse = (why: NotDivided | 'busy') =>
    toasts.show('structure', { message: t => t(`structure.${why}`) })

  async function act(run: () => Promise<DividedOutcome>, done: 'joined' | 'split', index: number) {
    // A large change still goes through the paragraphs by their numbers.
    if (autosave.isWorking.get()) return refuse('busy')
    await prepareDividing()
    const outcome = await run()
    if (!outcome.ok) return refuse(outcome.why)
    if (outcome.step) say('deed', t => t(`structure.${done}`, { number: index + 1 }))
  }

  const at = (run: (where: NonNullable<typeof spread.selection.where>) => void) => {
    const { where, isComposing } = spread.selection
    if (where && !isComposing) run(where)
  }

  useActionHandlers({
    'paragraph.join': () =>
      at(({ index }) => void act(() => structure.join(book.id, index), 'joined', index)),
    'paragraph.split': () =>
      at(
        ({ index, side, caret }) =>
          void act(() => structure.split(book.id, { index, side, offset: caret }), 'split', index),
      ),
  })
}
