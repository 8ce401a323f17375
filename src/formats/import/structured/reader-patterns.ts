/**
 * Applies the reader's patterns and what the reader taught: which paragraphs are left out, which
 * are headings, and which begin a chapter.
 */
import type { TaughtWhat } from '#domain/library/taught'
import type { ImportChoices } from '../choices.ts'
import type { ImportFindings } from '../findings.ts'
import { compileLinePattern } from '../line-pattern/pattern.ts'
import { patternsIn } from '../plain-text/removals/removals.ts'
import { TaughtLines } from '../taught-lines.ts'
import { joinedText, type TextBlock } from './blocks.ts'
import { joinLines } from '#domain/text/join-lines'

const deepestLevel = 9

export class ReaderPatterns {
  /** The pattern of lines that begin a chapter; null if the reader gave none, or it is faulty. */
  readonly chapterLines: string | null
  readonly faults: ImportFindings['patternFaults']
  readonly #begins: ((text: string) => boolean) | undefined
  readonly taught: TaughtLines
  readonly #drops: readonly ((text: string) => boolean)[]
  #lines = 0
  #characters = 0

  /** The level of a heading that the reader taught. */
  readonly #level: number

  /** `blocks` are all paragraphs of the document. */
  constructor(choices: ImportChoices, blocks: readonly TextBlock[]) {
    const { chapterLines = '', dropLines = [] } = choices
    const texts = blocks.map(({ text }) => text)
    this.taught = new TaughtLines(choices, texts)
    this.#level = chapterLevel(blocks)
    const chapter = chapterLines.trim() === '' ? null : compileLinePattern(chapterLines)
    const { patterns, patternFaults } = patternsIn(dropLines, texts)
    this.#begins = chapter?.ok ? chapter.fits : undefined
    this.#drops = patterns
    this.chapterLines = this.#begins === undefined ? null : chapterLines.trim()
    this.faults = [
      ...(chapter?.ok === false ? [{ pattern: chapterLines, code: chapter.code }] : []),
      ...patternFaults,
    ]
  }

  /** What `apply` left out so far. Characters do not include white space. */
  get removed(): ImportFindings['removed'] {
    return { lines: this.#lines, characters: this.#characters }
  }

  /**
   * Returns `texts` without those left out. Chapter lines become headings of level 1, above all
   * others.
   */
  apply(texts: readonly TextBlock[]): readonly TextBlock[] {
    return this.#joined(texts.flatMap(block => this.#read(block)))
  }

  #read(block: TextBlock): readonly TextBlock[] {
    const verdict = this.taught.verdict(block.text)
    if (verdict === 'drop' || this.#drops.some(fits => fits(block.text))) {
      this.#lines++
      this.#characters += block.text.replaceAll(/\s/g, '').length
      return []
    }
    if (block.kind === 'note') return [block]
    if (verdict !== undefined) return [asTaught(block, verdict, this.#level)]
    if (this.#begins === undefined) return [block]
    if (this.#begins(block.text)) return [{ ...block, kind: 'heading', level: 1, reason: 'reader' }]
    const { level } = block
    return [level === undefined ? block : { ...block, level: Math.min(level + 1, deepestLevel) }]
  }

  /** Returns `texts` with those that the reader joins at the end of the text before. */
  #joined(texts: readonly TextBlock[]): readonly TextBlock[] {
    const whole: TextBlock[] = []
    for (const block of texts) {
      const before = whole.at(-1)
      if (before === undefined || !this.taught.isJoined(block.at, block.text)) whole.push(block)
      else {
        const joined = joinLines(before.text, block.text)
        const space = joined.text.slice(joined.at, joined.text.length - block.text.length)
        whole.splice(-1, 1, joinedText(before, space, block))
      }
    }
    return whole
  }
}

/** Returns `block` as a heading or as none. A heading that the document marks keeps its level. */
function asTaught(block: TextBlock, verdict: TaughtWhat, level: number): TextBlock {
  if (verdict === 'heading')
    return { ...block, kind: 'heading', level: block.level ?? level, reason: 'reader' }
  const { level: _level, reason: _reason, ...rest } = block
  return block.kind === 'heading' ? { ...rest, kind: 'body' } : block
}

/** The level of the chapters among `texts`: the outermost with several headings. */
function chapterLevel(texts: readonly TextBlock[]): number {
  const counts = new Map<number, number>()
  for (const { kind, level } of texts)
    if (kind === 'heading' && level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1)
  const levels = [...counts.keys()]
  const several = levels.filter(level => (counts.get(level) ?? 0) > 1)
  return Math.min(...(several.length > 0 ? several : levels.length > 0 ? levels : [1]))
}
