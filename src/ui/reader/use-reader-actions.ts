import type { Book } from '#domain/book'
import { paragraphCount } from '#domain/book'
import { clearPair } from '#editor/commands/clear-pair'
import { toggleFormat } from '#editor/commands/toggle-format'
import type { Spread } from '#editor/spread'
import { useMemo } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { nextIn } from './next-in.ts'
import type { OpenSpread } from './use-spread.ts'

/** What keys, menus and buttons do with the text of the open book. */
export function useReaderActions(
  book: Book,
  spread: Spread | null,
  { leave }: Pick<OpenSpread['jumps'], 'leave'>,
): void {
  const { reading, preferences } = useServices()
  const toasts = useToasts()
  const progress = useMemo(() => reading.progress(book), [reading, book])
  const at = () => spread?.where?.index ?? 0

  const seek = (state: 'empty' | 'check', step: 1 | -1) => {
    const found = nextIn(state, at(), step, paragraphCount(book), progress.get().states)
    const nothing = state === 'empty' ? 'reader.allTranslated' : 'reader.noneToCheck'
    if (found === null) toasts.show('seek', { message: t => t(nothing) })
    else {
      leave('state')
      spread?.go(found, 'translation')
    }
  }

  useActionHandlers({
    'format.strong': () => spread?.runOnPair(toggleFormat('strong')),
    'format.emphasis': () => spread?.runOnPair(toggleFormat('emphasis')),
    'format.superscript': () => spread?.runOnPair(toggleFormat('superscript')),
    'pair.next': () => spread?.go(at() + 1, spread.where?.side ?? 'translation'),
    'pair.previous': () => spread?.go(at() - 1, spread.where?.side ?? 'translation'),
    'pair.nextUntranslated': () => seek('empty', 1),
    'pair.previousUntranslated': () => seek('empty', -1),
    'pair.nextToCheck': () => seek('check', 1),
    'pair.previousToCheck': () => seek('check', -1),
    'pair.moveUp': () => void spread?.moveTranslation(at(), 'up'),
    'pair.moveDown': () => void spread?.moveTranslation(at(), 'down'),
    'pair.otherSide': () => {
      preferences.change({ sides: 'both' })
      spread?.cross()
    },
    'translation.done': () => {
      spread?.setState('done')
      spread?.go(at() + 1, 'translation')
    },
    'translation.draft': () => spread?.setState('draft'),
    'translation.check': () => spread?.setState('check'),
    'translation.clear': () => spread?.runOnPair(clearPair),
  })
}
