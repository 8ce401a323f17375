import type { Mark } from '../survey.ts'
import type { PaperRun } from '#domain/paper/paper-text'
import type { RichText } from '#domain/rich-text'
import { withoutControls } from '#domain/text/control-characters'
import type { SourceText } from '../looks.ts'
import { markedPieces } from '../marked-pieces.ts'
import type { PaperLinks } from './paper-links.ts'

interface PrintedWords {
  readonly marks?: readonly Mark[]
  readonly links: PaperLinks
}

/** Returns a text as runs, with its marks and the signs of their notes. */
export function runsOfText(
  { text, spans, around = [] }: RichText & Partial<SourceText>,
  { marks = [], links }: PrintedWords,
): readonly PaperRun[] {
  return markedPieces({ text, spans, around }, marks).map(piece => {
    const ruby = around.find(
      one => one.kind === 'ruby' && one.start <= piece.start && one.end >= piece.end,
    )
    return {
      text: cleaned(piece.text),
      looks: piece.looks,
      marks: piece.drawn.map(({ category }) => ({
        colour: category?.colour ?? 'grey',
        shape: category?.shape ?? 'underline',
      })),
      signs: piece.signs.flatMap(({ number }) => number ?? []),
      reading: ruby?.kind === 'ruby' ? { start: ruby.start, text: cleaned(ruby.reading) } : null,
      link: links(piece),
      isAside: false,
    }
  })
}

const cleaned = (text: string): string => withoutControls(text.replaceAll(/\r\n?/g, '\n'))

/** Words that are about the text. */
export const aside = (text: string): PaperRun => ({
  ...noLook,
  text: cleaned(text),
  isAside: true,
})

const noLook = { looks: [], marks: [], signs: [], reading: null, link: null } as const
