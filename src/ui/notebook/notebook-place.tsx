import type { Book } from '#domain/book'
import { useTranslation } from 'react-i18next'
import { ScreenGuard } from '../guards/guards.tsx'
import { useWithStandalone } from '../notes/standalone/with-standalone.ts'
import { later } from '../parts/later.tsx'
import type { WindowControl } from '../use-window.ts'
import { NotebookScreen } from './notebook-screen.tsx'

const OutlineScreen = later(
  async () => (await import('../outline/outline-screen.tsx')).OutlineScreen,
)

interface NotebookPlaceProps {
  readonly window: WindowControl
  /** The books of the library; the same array until the library changes. */
  readonly books: readonly Book[]
}

/** The marks or the outlines, of the book from which they were opened or of all books. */
export function NotebookPlace({ window, books: shelved }: NotebookPlaceProps) {
  const books = useWithStandalone(shelved)
  const { state, dispatch, openFromNotebook } = window
  const { from, scope, left, part, goal } = state.notebook
  const { t } = useTranslation()
  const close = () => dispatch({ type: 'closed-notebook' })
  return part === 'outline' ? (
    <ScreenGuard name={t('panes.outline')} of={books}>
      <OutlineScreen
        books={books}
        from={from}
        goal={goal}
        onOpen={openFromNotebook}
        onClose={close}
      />
    </ScreenGuard>
  ) : (
    <ScreenGuard name={t('panes.notebook')} of={books}>
      <NotebookScreen
        books={books}
        from={from}
        scope={scope}
        left={left}
        onOpen={(book, mark) => openFromNotebook(book, { kind: 'mark', mark })}
        onOutline={next => dispatch({ type: 'opened-notebook', part: 'outline', goal: next })}
        onLeave={last => dispatch({ type: 'left-notebook', left: last })}
        onClose={close}
      />
    </ScreenGuard>
  )
}
