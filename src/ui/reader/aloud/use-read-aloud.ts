import type { Side } from '#domain/anchor'
import type { Book } from '#domain/book'
import { ReadAloud, type AloudState } from '#services/speaking/read-aloud'
import { voicesFor, type Voice, type Voices } from '#services/speaking/voices'
import { useEffect, useMemo, useState } from 'react'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import { lightSpoken } from './light-spoken.ts'

/** Reads an open book aloud. */
export interface Aloud {
  readonly reading: ReadAloud
  readonly state: AloudState
  /** The voices of the side that is read. */
  readonly choices: readonly Voice[]
  readonly voice: Voice | null
}

/** Reads a book with `voices`, which the system has named as `all`. */
export function useReadAloud(
  book: Book,
  { spread }: Pick<OpenSpread, 'spread'>,
  { voices, all }: { readonly voices: Voices; readonly all: readonly Voice[] },
): Aloud {
  const { preferences } = useServices()
  const toasts = useToasts()
  const { sourceVoice, translationVoice, translationLanguage } = useLive(preferences.settings)
  const [reading] = useState(
    () =>
      new ReadAloud({
        voices,
        text: async (index, side) => {
          const editor = await spread.navigation.bring(index)
          const pair = index - (editor?.section.offset ?? 0)
          const paragraph = editor?.paragraphs[pair]
          if (!editor || !paragraph) return null
          return paragraph.isHidden ? '' : editor.text(side, pair)
        },
        how(side) {
          const settings = preferences.settings.get()
          const [voice] = choicesFor(
            all,
            languageOfSide(book, settings, side),
            settings[voiceSettingOf(side)],
          )
          return voice ? { voice, rate: settings.speechRate } : null
        },
        failed: () => toasts.show('nothing', { message: t => t('aloud.failed') }),
      }),
  )
  const state = useLive(reading.state)
  const side = state.state === 'off' ? 'source' : state.place.side
  const language = languageOfSide(book, { translationLanguage }, side)
  const wanted = side === 'source' ? sourceVoice : translationVoice
  const choices = useMemo(() => voicesFor(all, language), [all, language])
  const [voice = null] = choicesFor(all, language, wanted)

  const place = state.state === 'off' ? null : state.place
  useEffect(() => {
    void lightSpoken(spread, place)
  }, [spread, place])
  useEffect(
    () => () => {
      reading.stop()
      void lightSpoken(spread, null)
    },
    [reading, spread],
  )
  return { reading, state, choices, voice }
}

export const voiceSettingOf = (side: Side) =>
  side === 'source' ? 'sourceVoice' : 'translationVoice'

/** The language of a side, by which its voice is chosen. */
export const languageOfSide = (
  book: Book,
  { translationLanguage }: { readonly translationLanguage: string },
  side: Side,
): string => (side === 'source' ? book.language : (book.translationLanguage ?? translationLanguage))

/** The voices for a language, the wanted one first. */
function choicesFor(all: readonly Voice[], language: string, wanted: string): readonly Voice[] {
  const there = voicesFor(all, language)
  return [...there.filter(({ id }) => id === wanted), ...there.filter(({ id }) => id !== wanted)]
}
