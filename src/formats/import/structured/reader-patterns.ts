/** Applies the reader's patterns: which paragraphs are left out, and which begin a chapter. */
import type { ImportChoices } from '../choices.ts'
import type { ImportFindings } from '../findings.ts'
import { compileLinePattern } from '../line-pattern/pattern.ts'
import { patternsIn } from '../plain-text/removals/removals.ts'
import type { TextBlock } from './blocks.ts'

const deepestLevel = 9

export class ReaderPatterns {
  /** The pattern of lines that begin a chapter; null if the reader gave none, or it is faulty. */
  readonly chapterLines: string | null
  readonly faults: ImportFindings['patternFaults']
  readonly #begins: ((text: string) => boolean) | undefined
  readonly #drops: readonly ((text: string) => boolean)[]
  #lines = 0
  #characters = 0

  /** `texts` are all paragraphs of the document. */
  constructor({ chapterLines = '', dropLines = [] }: ImportChoices, texts: readonly string[]) {
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
    return texts.flatMap(block => {
      if (this.#drops.some(fits => fits(block.text))) {
        this.#lines++
        this.#characters += block.text.replaceAll(/\s/g, '').length
        return []
      }
      if (this.#begins === undefined || block.kind === 'note') return [block]
      if (this.#begins(block.text))
        return [{ ...block, kind: 'heading', level: 1, reason: 'reader' }]
      const { level } = block
      return [level === undefined ? block : { ...block, level: Math.min(level + 1, deepestLevel) }]
    })
  }
}
