import type { ParagraphId } from '#domain/ids'

/** A reading of another edition for words of a printed paragraph. UTF-16 offsets. */
export interface EmendationByEdition {
  readonly paragraph: ParagraphId
  /** The paragraph's place in the printed book, from 0. */
  readonly index: number
  /** The whole paragraph. */
  readonly text: string
  readonly start: number
  readonly end: number
  readonly reading: string
  /** What the other edition is called. */
  readonly witness: string
}

/** Returns what two emendations have in common that propose the same for the same words. */
export const emendationName = ({
  paragraph,
  start,
  end,
  reading,
}: Pick<EmendationByEdition, 'paragraph' | 'start' | 'end' | 'reading'>): string =>
  `${paragraph} ${start} ${end} ${reading.replaceAll(/\s+/g, ' ').trim()}`
