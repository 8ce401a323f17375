import type { Book } from '#domain/book'
import { paragraphCount } from '#domain/book'
import type { TextFormat } from '#domain/rich-text'
import { clearPair } from '#editor/commands/clear-pair'
import type { Spread } from '#editor/spread'
import { useMemo } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { useToasts } from '../toasts/toasts.ts'
import { nextIn } from './next-in.ts'
import { useSetState } from './use-set-state.ts'
import { useSpelling } from './spelling/use-spelling.ts'
import type { OpenSpread } from './use-spread.ts'

/** Offers the actions on the text of the open book, for keys, menus and buttons. */
export function useReaderActions(
  book: Book,
  { spread, jumps: { leave }, division }: OpenSpread,
): void {
  const { preferences } = useServices()
  const say = useSay()
  const setState = useSetState(spread)
  const seek = useSeek(book, spread, { leave, division })
  useSpelling(book, spread, leave)
  const at = () => indexIn(spread)

  const step = (by: 1 | -1) => {
    if (!spread.navigation.goOn(at() + by, spread.selection.where?.side ?? 'translation'))
      say('deed', t => t(by === 1 ? 'spoken.isLast' : 'spoken.isFirst'))
  }

  function toggle(format: TextFormat) {
    if (!spread.translations.toggleFormat(format)) return
    const isOn = spread.translations.hasFormat(format)
    say('deed', t => t(isOn ? 'spoken.on' : 'spoken.off', { what: t(`actions.format.${format}`) }))
  }

  async function move(way: 'up' | 'down', by: 1 | -1) {
    const to = at() + by
    if (await spread.translations.move(at(), way))
      say('deed', t => t('spoken.moved', { number: to + 1 }))
  }

  useActionHandlers({
    'format.strong': () => toggle('strong'),
    'format.emphasis': () => toggle('emphasis'),
    'format.superscript': () => toggle('superscript'),
    'pair.next': () => step(1),
    'pair.previous': () => step(-1),
    'pair.nextUntranslated': () => seek('empty', 1),
    'pair.previousUntranslated': () => seek('empty', -1),
    'pair.nextToCheck': () => seek('check', 1),
    'pair.previousToCheck': () => seek('check', -1),
    'pair.moveUp': () => void move('up', -1),
    'pair.moveDown': () => void move('down', 1),
    'pair.otherSide': () => {
      preferences.change({ sides: 'both' })
      spread.navigation.cross()
    },
    'translation.done': () => {
      setState('done')
      spread.navigation.goOn(at() + 1, 'translation')
    },
    'translation.draft': () => setState('draft'),
    'translation.check': () => setState('check'),
    'translation.clear': () => {
      if (spread.translations.run(clearPair, 'clear')) say('deed', t => t('spoken.cleared'))
    },
  })
}

/** The index of the reader's paragraph in the book, from 0. */
const indexIn = (spread: Spread) => spread.selection.where?.index ?? 0

/**
 * Returns a function that goes to the nearest translation in a state, or says that no translation
 * is in it.
 */
function useSeek(
  book: Book,
  spread: Spread,
  { leave, division }: Pick<OpenSpread['jumps'], 'leave'> & Pick<OpenSpread, 'division'>,
) {
  const { reading } = useServices()
  const toasts = useToasts()
  const progress = useMemo(() => reading.progress(book), [reading, book])
  return (state: 'empty' | 'check', step: 1 | -1) => {
    const { states } = progress.get()
    const from = indexIn(spread)
    const found = nextIn({
      state,
      from,
      step,
      total: paragraphCount(book),
      states,
      hidden: division.structure.hidden,
    })
    if (found === null) {
      const nothing = state === 'empty' ? 'reader.allTranslated' : 'reader.noneToCheck'
      return toasts.show('seek', { message: t => t(nothing) })
    }
    leave('state')
    spread.navigation.goOn(found, 'translation')
  }
}
