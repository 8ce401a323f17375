/**
 * Keeps plain paragraphs and headings away from the Markdown parser, which is slow on a novel. A
 * run of them is written as HTML here, and one short placeholder line takes its place in the text.
 */
import { escaped } from './plain-html.ts'

export interface PlainRuns {
  /** The text with a placeholder paragraph for each run. */
  readonly rest: string
  /** Returns the HTML of the run behind a placeholder; null for any other paragraph. */
  readonly htmlFor: (paragraph: string) => string | null
}

/**
 * Encloses the number of a run in a placeholder. A private character, which texts do not contain.
 */
const edge = '\ue000'
/** The beginning of a block that blank lines do not end. */
const open = /^ {0,3}(?:```|~~~|<(?:script|pre|style|textarea|!|\?))/im
const marked = /[*_`[\]!<>&\\|~{}=]|^[ \t#>+\-:0-9]| {2}$/m
const heading = /^(#{1,6}) +([^#\n]+)$/

/**
 * Takes runs of plain paragraphs out of `text`. A text with open blocks or the private character is
 * left whole.
 */
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
