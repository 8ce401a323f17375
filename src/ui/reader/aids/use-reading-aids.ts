import type { Book } from '#domain/book'
import type { Settings } from '#domain/settings'
import type { ToneChanges } from '#domain/words/tone-changes'
import type { ReadingAids, ReadingAidsOptions } from '#editor/aids/reading-aids'
import type { Services } from '#services/services'
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useActionHandlers } from '../../actions.ts'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import { textLayout } from '../spread/use-section-heights.ts'
import type { OpenSpread } from '../use-spread.ts'
import { followDictionaries } from './follow-dictionaries.ts'
import { readingsOutside } from './readings-outside.ts'

type ShownOn = Pick<OpenSpread, 'spread' | 'layout' | 'drawn'>

/** Shows readings and glosses above the characters of an open book, as the reader wants them. */
export function useReadingAids(
  { id: book }: Pick<Book, 'id'>,
  open: ShownOn,
  scroller: RefObject<HTMLElement | null>,
): void {
  const services = useServices()
  const settings = useLive(services.preferences.settings)
  const toasts = useToasts()
  const shown = useRef<ReadingAids | null>(null)
  usePinyinActions(settings)
  const { pinyin, wordsShown, glossesShown, glossedWords } = settings
  const { readingStyle, joinedR, toneColours, toneChanges, neutralTones } = settings
  useEffect(() => {
    const page = scroller.current
    if ((pinyin === 'off' && !wordsShown && !glossesShown) || !page) return
    const changes = changesOf(toneChanges, neutralTones)
    const { selection, sections } = open.spread
    const { words } = services
    return showOn(open, shown, {
      section: number => sections.get(number),
      selection,
      scroller: page,
      async read({ id, text }) {
        const where = { in: { book, paragraphs: [id] } }
        const [readings, known, glosses, bounds] = await Promise.all([
          pinyin === 'off' ? [] : words.pinyin(text, { ...where, changes }),
          pinyin === 'unknown' ? words.statuses(text, where) : [],
          glossesShown ? words.lens(text, glossedWords, where) : [],
          wordsShown ? words.segment(text, where) : [],
        ])
        return { readings: readingsOutside(readings, known), glosses, bounds }
      },
      follow: changed => followWords(services, changed),
      failed: () => toasts.show('nothing', { message: t => t('words.failed') }),
      look: { readingStyle, joinedR, toneColours, place: pinyin },
    })
  }, [
    open,
    scroller,
    services,
    book,
    toasts,
    pinyin,
    wordsShown,
    glossesShown,
    glossedWords,
    readingStyle,
    joinedR,
    toneColours,
    toneChanges,
    neutralTones,
  ])

  const look = `${settings.theme} ${textLayout(settings)}`
  useLayoutEffect(() => {
    // The page has the new look in the next frame.
    const frame = requestAnimationFrame(() => shown.current?.redraw())
    return () => cancelAnimationFrame(frame)
  }, [look])
}

/**
 * Follows what the reader says of words, and the dictionaries that divide texts. A word that was
 * looked up is read as before.
 */
function followWords(
  { ownWords, preferences }: Pick<Services, 'ownWords' | 'preferences'>,
  changed: () => void,
): () => void {
  const ends = [
    ownWords.follow(({ kinds }) => {
      if ([...kinds].some(kind => kind !== 'met')) changed()
    }),
    followDictionaries(preferences, changed),
  ]
  return () => ends.forEach(end => end())
}

const changesOf = (wanted: Settings['toneChanges'], areNeutral: boolean): ToneChanges => ({
  ofOneAndNot: wanted !== 'none',
  ofThirdTones: wanted === 'all',
  ofNeutralTones: !areNeutral,
})

/** Loads what draws readings, and shows them until the returned function is called. */
function showOn(
  { layout, drawn }: ShownOn,
  shown: RefObject<ReadingAids | null>,
  options: ReadingAidsOptions,
): () => void {
  const ending = new AbortController()
  import('#editor/aids/reading-aids').then(code => {
    if (ending.signal.aborted) return
    const aids = new code.ReadingAids(options)
    const show = () => aids.show(layout.drawn.get())
    const stops = [layout.drawn.subscribe(show), drawn.subscribe(show)]
    shown.current = aids
    show()
    ending.signal.addEventListener('abort', () => {
      for (const stop of stops) stop()
      aids.end()
      shown.current = null
    })
  }, options.failed)
  return () => ending.abort()
}

/** Offers the actions that show and hide readings. */
function usePinyinActions({ pinyin, wordsShown, glossesShown }: Settings): void {
  const { preferences } = useServices()
  const say = useSay()
  const turn = (place: Exclude<Settings['pinyin'], 'off'>) => {
    const next = pinyin === place ? 'off' : place
    preferences.change({ pinyin: next })
    say('view', t => t(`pinyin.${next}`))
  }
  useActionHandlers({
    'view.pinyin': () => turn('all'),
    'view.pinyinUnknown': () => turn('unknown'),
    'view.pinyinHere': () => turn('here'),
    'view.glosses': () => {
      preferences.change({ glossesShown: !glossesShown })
      say('view', t => t(glossesShown ? 'pinyin.noGlosses' : 'pinyin.glosses'))
    },
    'view.words': () => {
      preferences.change({ wordsShown: !wordsShown })
      say('view', t => t(wordsShown ? 'pinyin.noWords' : 'pinyin.words'))
    },
  })
}
