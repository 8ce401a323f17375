/**
 * The rules of XLIFF 2.1 that its schema cannot say, which its Schematron checks: names that refer
 * to each other, codes that open and close, and attributes that need one another.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { annotationId } from '#domain/ids'
import { fuzzing } from '#domain/fuzz-testing'
import { plain } from '#domain/rich-text'
import { sampleLabels, sampleProject } from '../../fixtures/sample-project.ts'
import { parseMarkup, type Element } from '../../import/markup/tree.ts'
import type { Project } from '../exporter.ts'
import { written } from '../written-testing.ts'
import { xliff2 } from './xliff2.ts'

const paragraphs = sampleProject.chapters.flat()
const [model] = sampleProject.annotations

/** Marks anywhere on both sides, with notes or without, that may cross and end in one place. */
const projects = fc
  .array(
    fc.record({
      at: fc.nat(paragraphs.length - 1),
      side: fc.constantFrom('source' as const, 'translation' as const),
      edges: fc.tuple(fc.nat(24), fc.nat(24)),
      note: fc.boolean(),
      kind: fc.constantFrom('highlight' as const, 'note' as const),
    }),
    { maxLength: 8 },
  )
  .map((marks): Project => {
    const annotations = marks.flatMap(({ at, side, edges, note, kind }, i): Annotation[] => {
      const paragraph = paragraphs[at]
      if (!paragraph || !model) return []
      const { id, text } = paragraph
      const words =
        side === 'source' ? text : (sampleProject.translations.get(id)?.content.text ?? '')
      const [start = 0, end = 0] = edges
        .map(edge => Math.min(edge, words.length))
        .sort((a, b) => a - b)
      const { counterpart: _, scope: __, ...rest } = model
      return [
        {
          ...rest,
          id: annotationId(`m${i}`),
          kind,
          side,
          index: at,
          anchors: [anchorAt(id, words, start, end)],
          note: note ? [plain('<Why> & "how"?')] : [],
        },
      ]
    })
    return { ...sampleProject, annotations }
  })

const elementsIn = (element: Element): readonly Element[] =>
  element.children.flatMap(child =>
    typeof child === 'string' ? [] : [child, ...elementsIn(child)],
  )

/** What is wrong with a unit; empty if nothing is. */
function faultsIn(unit: Element): readonly string[] {
  const all = elementsIn(unit)
  const named = (name: string) => all.filter(one => one.name === name)
  const of = (one: Element, name: string) => one.attributes.get(name)
  const faults: string[] = []
  const expectTrue = (is: boolean, fault: string) => {
    if (!is) faults.push(fault)
  }
  for (const side of ['source', 'target']) {
    const inside = named(side).flatMap(elementsIn)
    const open = new Set<string | undefined>()
    for (const one of inside) {
      if (one.name === 'sc' || one.name === 'sm') open.add(of(one, 'id'))
      if (one.name === 'ec' || one.name === 'em')
        expectTrue(open.delete(of(one, 'startRef')), `${one.name} closes what is not open`)
    }
    expectTrue(open.size === 0, `${side} leaves ${[...open].join()} open`)
    const ids = inside.flatMap(one => of(one, 'id') ?? [])
    expectTrue(new Set(ids).size === ids.length, `${side} has a name twice`)
  }
  const notes = named('note').map(one => of(one, 'id'))
  expectTrue(new Set(notes).size === notes.length, 'two notes have one name')
  expectTrue(
    named('notes').every(one => elementsIn(one).length > 0),
    'notes without a note',
  )
  for (const mark of named('sm')) {
    const [type, ref, value] = ['type', 'ref', 'value'].map(name => of(mark, name))
    if (type !== 'comment') expectTrue(/^[^:]+:[^:]+$/.test(type ?? ''), 'a type without a prefix')
    else expectTrue((ref === undefined) !== (value === undefined), 'a comment has one of both')
    if (ref !== undefined) expectTrue(notes.includes(ref.replace('#n=', '')), `no note ${ref}`)
  }
  for (const code of all.filter(one => of(one, 'subType') !== undefined)) {
    expectTrue(of(code, 'type') === 'fmt', 'a subtype without its type')
    expectTrue(/^(?:xlf:(?:lb|pb|b|i|u)|dz:\w+)$/.test(of(code, 'subType') ?? ''), 'a subtype')
  }
  const segments = named('segment')
  expectTrue(segments.length === 1, 'a unit has one segment')
  for (const segment of segments) {
    const isInitial = of(segment, 'state') === 'initial'
    const sub = of(segment, 'subState')
    expectTrue(sub === undefined || (isInitial && sub.startsWith('dz:')), 'a substate')
    expectTrue(isInitial || named('target').length === 1, 'a state without a target')
  }
  return faults
}

it('every unit keeps the rules of XLIFF 2.1, whatever is marked in it', () => {
  fc.assert(
    fc.property(projects, project => {
      const { root, isWhole } = parseMarkup(written(xliff2, project, sampleLabels), 'xml')
      expect(isWhole).toBe(true)
      const all = elementsIn(root)
      const units = all.filter(({ name }) => name === 'unit')
      expect(units).toHaveLength(paragraphs.length)
      const ids = all.flatMap(one =>
        one.name === 'unit' || one.name === 'group' ? (one.attributes.get('id') ?? []) : [],
      )
      expect(new Set(ids).size).toBe(ids.length)
      expect(units.flatMap(faultsIn)).toEqual([])
    }),
    fuzzing(100),
  )
})
