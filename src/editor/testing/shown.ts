/** A real spread in a real browser. */
import type { Annotation, Category } from '#domain/annotation'
import { anchorAt, type Side } from '#domain/anchor'
import type { Section } from '#domain/book'
import { annotationId, bookId, categoryId, paragraphId, sectionId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { stateFor, type TranslationState } from '#domain/translation'
import { placeOf } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'
import type { SectionPlaces } from '../section-views.ts'
import type { EditableSection, SectionChange } from '../section-host.ts'
import { Spread, type SpreadOptions } from '../spread.ts'
import { columnOf, lineOf, statesOf } from './line.ts'
import { silentSpread } from './silent.ts'

/** The source text of pair `index` of the book. */
export const printed = (index: number): string => `第${index}段，中国𠮷航天。`

export interface Shown {
  readonly spread: Spread
  readonly host: HTMLElement
  readonly editors: readonly SectionEditor[]
  /** The changes that the spread has reported, in order. */
  readonly changes: readonly SectionChange[]
  /** How often the spread has asked for the text to be written now. */
  readonly committed: () => number
  /** The translation column of a section, as a line. */
  readonly line: (section?: number) => string
  readonly states: (section?: number) => readonly TranslationState[]
  readonly column: (side: Side, section?: number) => HTMLElement
  readonly close: () => void
}

/** Shows one section for each line. The line with a caret has the keyboard. */
export const show = (...lines: readonly string[]): Promise<Shown> => showWith({}, ...lines)

/** Shows one section for each line, in a spread with `options`. */
export async function showWith(
  options: Partial<SpreadOptions>,
  ...lines: readonly string[]
): Promise<Shown> {
  const sections = sectionsFor(lines)
  const changes: SectionChange[] = []
  let committed = 0
  const spread = new Spread({
    ...silentSpread,
    ...options,
    sections,
    load: section => Promise.resolve(textOf(section, lines[section.chapter] ?? '')),
    changed: change => changes.push(change),
    committed: () => committed++,
  })
  const host = document.createElement('main')
  host.innerHTML = `<style>
    section { display: grid; grid-template-columns: 10em 10em; gap: 1em; font: 16px/1.5 serif }
    .column { white-space: pre-wrap }
    p { margin: 0; min-height: 1.5em }
  </style>`
  document.body.append(host)
  const editors: SectionEditor[] = []
  for (const number of sections.keys()) {
    spread.sections.hold(number)
    const editor = await spread.sections.load(number)
    if (editor) editors.push(editor)
    editor?.views.mount(placesIn(host))
  }
  const at = lines.findIndex(line => /[‸⟦]/.test(line))
  const { $anchor, $head } = columnOf(lines[at] ?? '').selection
  editors[at]?.focus('translation', placeOf($anchor), placeOf($head))
  const state = (section: number) => editors[section]!.state('translation')
  return {
    spread,
    host,
    editors,
    changes,
    committed: () => committed,
    line: (section = 0) => lineOf(state(section)),
    states: (section = 0) => statesOf(state(section)),
    column: (side, section = 0) => editors[section]!.views.get(side)!.dom,
    close() {
      spread.destroy()
      host.remove()
    },
  }
}

/** Two empty columns side by side in `host`. */
export function placesIn(host: HTMLElement): SectionPlaces {
  const section = document.createElement('section')
  const places = {
    source: document.createElement('div'),
    translation: document.createElement('div'),
    marks: document.createElement('div'),
  }
  section.append(places.source, places.translation, places.marks)
  host.append(section)
  return places
}

function sectionsFor(lines: readonly string[]): readonly Section[] {
  let offset = 0
  return lines.map((line, chapter) => {
    const end = line.split('|').length
    const section = { id: sectionId(chapter, 0), chapter, start: 0, end, offset }
    offset += end
    return section
  })
}

function textOf(section: Section, line: string): EditableSection {
  const texts = line.split('|').map(text => plain(text.replace(/[‸⟦⟧]/g, '')))
  return {
    section,
    paragraphs: texts.map((_, pair) => ({
      id: paragraphId(`p${section.offset + pair}`),
      kind: 'body',
      text: printed(section.offset + pair),
    })),
    translations: texts.map(content => ({ content, state: stateFor(content, 'empty') })),
  }
}

export const names: Category = {
  id: categoryId('names'),
  name: null,
  colour: 'amber',
  shape: 'fill',
  order: 0,
  bookId: null,
  deletedAt: null,
  updatedAt: 0,
}

/** A highlight of pair `index`, whose text is `text`. */
export const highlight = (
  side: Side,
  index: number,
  text: string,
  start: number,
  end: number,
): Annotation => ({
  id: annotationId(`a-${side}-${index}-${start}`),
  bookId: bookId('book'),
  kind: 'highlight',
  category: names.id,
  side,
  index,
  anchors: [anchorAt(paragraphId(`p${index}`), text, start, end)],
  note: [],
  tags: [],
  createdAt: 0,
  updatedAt: 0,
  deletedAt: null,
})
