/** Computes the numbers of lists, which word processors do not store in the text. */
import type { Element } from '../markup/tree.ts'
import { formatNumber } from './number-formats.ts'
import type { Numbering } from './styles.ts'
import { isOn, valueIn, wordIn, wordsIn } from './words.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** A template, in which `%1` is the number of the first level. */
  readonly text: string
  readonly hasSpace: boolean
  /** Whether outer levels are written in Arabic numerals here. */
  readonly isLegal: boolean
}

interface List {
  /** Lists of one kind share their counters. */
  readonly kind: string
  readonly levels: readonly (Level | undefined)[]
  /** The numbers at which this list restarts, by level. */
  readonly restarts: ReadonlyMap<number, number>
}

export interface ListNumbers {
  /**
   * Counts a paragraph and returns the text before it, with its space; null if it is not a number.
   */
  readonly next: (numbering: Numbering) => string | null
}

const levelCount = 9

/** Returns the numbers of a document with the numbering part `root`. */
export function readNumbering(root: Element | undefined): ListNumbers {
  const part = wordIn(root, 'numbering') ?? root
  const kinds = new Map(
    wordsIn(part, 'abstractNum').map(kind => [kind.attributes.get('abstractNumId') ?? '', kind]),
  )
  // A kind may only name a style, which another kind defines.

  const byStyle = new Map(
    [...kinds].flatMap(([id, kind]) => {
      const name = valueIn(kind, 'styleLink')
      return name === undefined ? [] : [[name, id] as const]
    }),
  )
  const lists = new Map<string, List>()
  for (const num of wordsIn(part, 'num')) {
    const own = valueIn(num, 'abstractNumId') ?? ''
    const kind = byStyle.get(valueIn(kinds.get(own), 'numStyleLink') ?? '') ?? own
    lists.set(num.attributes.get('numId') ?? '', listOf(num, kind, kinds.get(kind)))
  }
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()

  return {
    next({ list: id, level }) {
      const list = lists.get(id)
      const own = list?.levels[level]
      if (list === undefined || own === undefined) return null
      const count = counts.get(list.kind) ?? []
      counts.set(list.kind, count)
      const restart = list.restarts.get(level)
      const isFirst = restart !== undefined && !begun.has(`${id}/${level}`)
      begun.add(`${id}/${level}`)
      for (let outer = 0; outer < level; outer++) count[outer] ??= list.levels[outer]?.start ?? 1
      const last = count[level]
      count[level] = isFirst ? restart : last === undefined ? own.start : last + 1
      count.length = level + 1
      if (own.format === 'bullet' || own.text === '') return null
      const text = own.text.replaceAll(/%([1-9])/g, (_whole, digit: string) => {
        const at = Number(digit) - 1
        const { format = 'decimal', start = 1 } = list.levels[at] ?? {}
        return formatNumber(count[at] ?? start, own.isLegal && at < level ? 'decimal' : format)
      })
      return text.trim() === ''
        ? null
        : text + (own.hasSpace && !/[、）】．]$/.test(text) ? ' ' : '')
    },
  }
}

function listOf(num: Element, kind: string, abstract: Element | undefined): List {
  const levels: (Level | undefined)[] = Array.from({ length: levelCount }, () => undefined)
  const read = (elements: readonly Element[]) => {
    for (const element of elements) {
      const at = Number(element.attributes.get('ilvl') ?? NaN)
      if (at >= 0 && at < levelCount) levels[at] = levelOf(element)
    }
  }
  read(wordsIn(abstract, 'lvl'))
  const restarts = new Map<number, number>()
  for (const override of wordsIn(num, 'lvlOverride')) {
    read(wordsIn(override, 'lvl'))
    const start = Number(valueIn(override, 'startOverride') ?? NaN)
    if (Number.isInteger(start)) restarts.set(Number(override.attributes.get('ilvl') ?? 0), start)
  }
  return { kind, levels, restarts }
}

function levelOf(level: Element): Level {
  const start = Number(valueIn(level, 'start') ?? 1)
  return {
    start: Number.isInteger(start) && start >= 0 ? start : 1,
    format: valueIn(level, 'numFmt') ?? 'decimal',
    text: valueIn(level, 'lvlText') ?? '',
    hasSpace: valueIn(level, 'suff') !== 'nothing',
    isLegal: isOn(level, 'isLgl') === true,
  }
}
