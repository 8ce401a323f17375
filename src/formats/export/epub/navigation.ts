import { sidesIn } from '#domain/exporting/export-format'
import { isBlank } from '#domain/rich-text'
import { escapeHtml } from '../html-text.ts'
import type { Project } from '../exporter.ts'
import type { Plan } from './plan.ts'

interface Entry {
  readonly level: number
  readonly words: string
  readonly address: string
}

/** Returns the list of the headings, each with those below it. Never empty. */
export function contentsList(project: Project, { documents }: Plan, title: string): string {
  const entries = documents.flatMap(({ file, paragraphs }) =>
    paragraphs.flatMap((paragraph): readonly Entry[] => {
      const { id, kind, level = 1, text } = paragraph
      if (kind !== 'heading') return []
      const translation = project.translations.get(id)?.content
      const isWritten = translation !== undefined && !isBlank(translation)
      const [first] = sidesIn(project.sides, project.leads)
      const words = first === 'translation' && isWritten ? translation.text : text
      return [{ level, words: words.replaceAll('\n', ' '), address: `${file}#${id}` }]
    }),
  )
  const [first] = documents
  const all =
    entries.length > 0
      ? entries
      : [{ level: 1, words: title, address: first?.file ?? 'title.xhtml' }]
  return listOf(all)
}

function listOf(entries: readonly Entry[]): string {
  const items: string[] = []
  for (let at = 0; at < entries.length;) {
    const entry = entries[at]
    if (entry === undefined) break
    let end = at + 1
    while ((entries[end]?.level ?? 0) > entry.level) end++
    const below = end > at + 1 ? listOf(entries.slice(at + 1, end)) : ''
    items.push(`<li><a href="${entry.address}">${escapeHtml(entry.words)}</a>${below}</li>`)
    at = end
  }
  return `<ol>\n${items.join('\n')}\n</ol>`
}
