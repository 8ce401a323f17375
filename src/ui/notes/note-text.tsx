import type { NoteBody } from '#domain/annotation'
import { runsOf, type Format, type Run } from '#domain/rich-text'
import { createElement, type ReactNode } from 'react'
import { LinkedText } from '../parts/linked-text.tsx'

const elements = {
  strong: 'strong',
  emphasis: 'em',
  superscript: 'sup',
} as const satisfies Record<Format, string>

/** A note as it reads when it is not being written. */
export function NoteText({ body }: { readonly body: NoteBody }) {
  return body.map((paragraph, i) => (
    // Paragraphs of a note have no ids, and never change their order while they are shown.
    <p key={i} dir="auto">
      {runsOf(paragraph).map((run, at) => formatted(run, at))}
    </p>
  ))
}

const formatted = ({ text, formats }: Run, key: number): ReactNode =>
  formats.reduceRight<ReactNode>(
    (inside, format) => createElement(elements[format], { key: `${key} ${format}` }, inside),
    <LinkedText key={key} text={text} />,
  )
