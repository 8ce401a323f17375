/** The voices of the system, without those that need a network. */

export interface Voice {
  /** What names it on this system. */
  readonly id: string
  readonly name: string
  /** BCP 47 tag. */
  readonly language: string
  readonly isDefault: boolean
}

export interface SpokenWith {
  readonly voice: Voice
  /** 1 is the usual speed. */
  readonly rate: number
  readonly signal: AbortSignal
}

export interface Voices {
  /** Resolves with the voices, once the system has named them; none if it has none. */
  readonly list: () => Promise<readonly Voice[]>
  /**
   * Speaks a text, and resolves when it is spoken. Rejects with the signal's reason, after it is
   * silent, or if the voice fails.
   */
  readonly speak: (text: string, how: SpokenWith) => Promise<void>
}

/** Without a system that speaks, as in tests. */
export const noVoices: Voices = {
  list: async () => [],
  speak: () => Promise.reject(new Error('there is no voice')),
}

/** The slowest, the fastest and the other speeds that a reader can choose. */
export const speechRates = [0.5, 0.75, 1, 1.25, 1.5, 2] as const

/** Mandarin has two tags. */
const primary = (language: string): string =>
  (language.replace('_', '-').split('-')[0] ?? '').toLowerCase().replace(/^cmn$/, 'zh')

/** The region in which a script is usual, if a voice can be chosen by it. */
function regionOf(language: string): string {
  const [, ...parts] = language.replace('_', '-').split('-')
  if (parts.includes('Hant')) return 'TW'
  if (parts.includes('Hans')) return 'CN'
  return parts.find(part => /^[A-Z]{2}$/.test(part)) ?? ''
}

/** The voices that can speak a language, the best first: those of its region, then the default. */
export function voicesFor(voices: readonly Voice[], language: string): readonly Voice[] {
  const region = regionOf(language)
  const rank = (voice: Voice) =>
    (region !== '' && regionOf(voice.language) === region ? 0 : 2) + (voice.isDefault ? 0 : 1)
  return voices
    .filter(voice => primary(voice.language) === primary(language))
    .toSorted((a, b) => rank(a) - rank(b))
}
