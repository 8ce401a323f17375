import type { Book } from '#domain/book'
import type { Voice, Voices } from '#services/speaking/voices'
import { useState, type RefObject } from 'react'
import { useActionHandlers } from '../../actions.ts'
import { later } from '../../parts/later.tsx'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'

const AloudBar = later(async () => (await import('./aloud-bar.tsx')).AloudBar)

interface ReaderAloudProps {
  readonly book: Book
  readonly open: Pick<OpenSpread, 'spread'>
  readonly scroller: RefObject<HTMLElement | null>
}

/** Reads the book aloud when the reader asks for it. Nothing of it is loaded before. */
export function ReaderAloud({ book, open, scroller }: ReaderAloudProps) {
  const { voices: load } = useServices()
  const toasts = useToasts()
  const [system, setSystem] = useState<{ voices: Voices; all: readonly Voice[] } | null>(null)
  const begin = async () => {
    const voices = await load()
    setSystem({ voices, all: await voices.list() })
  }
  useActionHandlers(
    system
      ? {}
      : {
          'aloud.read': () =>
            void begin().catch(() => toasts.show('nothing', { message: t => t('aloud.failed') })),
        },
  )
  if (!system) return null
  return <AloudBar {...{ book, open, scroller, system }} onEnd={() => setSystem(null)} />
}
