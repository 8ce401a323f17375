/**
 * Most of a long text in Markdown is paragraphs and headings without any mark in them. They are
 * told at once and stand in the text that is parsed as one short line for a whole run of them, so
 * that a novel is not read letter by letter.
 */
import { escaped } from './plain-html.ts'

export interface PlainRuns {
  /** The text with each run as a paragraph of its own that `htmlFor` knows. */
  readonly rest: string
  /** The HTML of the run that a paragraph stands for; null if it is a paragraph like any other. */
  readonly htmlFor: (paragraph: string) => string | null
}

/** Stands round the number of a run: a character that no text has. */
const edge = '\ue000'
/** A block that may go on past a blank line, whatever comes. */
const open = /^ {0,3}(?:```|~~~|<(?:script|pre|style|textarea|!|\?))/im
const marked = /[*_`[\]!<>&\\|~{}=]|^[ \t#>+\-:0-9]| {2}$/m
const heading = /^(#{1,6}) +([^#\n]+)$/

export function plainRuns(text: string): PlainRuns {
  if (open.test(text) || text.includes(edge)) return { rest: text, htmlFor: () => null }
  const runs: string[] = []
  const rest: string[] = []
  let run = ''
  const end = () => {
    if (run === '') return
    rest.push(`${edge}${runs.length}${edge}`)
    runs.push(run)
    run = ''
  }
  for (const block of text.split(/\n(?:[ \t]*\n)+/)) {
    const [, signs, title = ''] = heading.exec(block) ?? []
    if (signs !== undefined && !marked.test(title)) {
      run += `<h${signs.length}>${escaped(title)}</h${signs.length}>`
    } else if (!marked.test(block) && block.trim() !== '') run += `<p>${escaped(block)}</p>`
    else {
      end()
      rest.push(block)
    }
  }
  end()
  return { rest: rest.join('\n\n'), htmlFor: paragraph => runAt(paragraph, runs) }
}

function runAt(paragraph: string, runs: readonly string[]): string | null {
  if (!paragraph.startsWith(edge)) return null
  return runs[Number(paragraph.slice(edge.length, -edge.length))] ?? null
}
