import type { ConcordanceLine } from '#domain/concordance/concordance-line'
import type { Rendering } from '#domain/concordance/rendering'
import type { Concordance } from '#services/concordance/concordance'

/** How many lines are asked for at once: the first are shown before the last are known. */
const atOnce = 20

/** Asks for the renderings of the lines that come on the screen, some at a time. */
export class RenderingRequests {
  readonly #concordance: () => Promise<Concordance>
  readonly #waiting = new Map<ConcordanceLine, ((found: Rendering | null) => void)[]>()
  #isBusy = false

  constructor(concordance: () => Promise<Concordance>) {
    this.#concordance = concordance
  }

  /** Calls `take` with the rendering of `line`. Returns what ends that. */
  ask(line: ConcordanceLine, take: (found: Rendering | null) => void): () => void {
    this.#waiting.set(line, [...(this.#waiting.get(line) ?? []), take])
    if (!this.#isBusy) void this.#work()
    return () => {
      const others = (this.#waiting.get(line) ?? []).filter(one => one !== take)
      if (others.length > 0) this.#waiting.set(line, others)
      else this.#waiting.delete(line)
    }
  }

  async #work(): Promise<void> {
    this.#isBusy = true
    // All rows of one drawing have asked then.
    await Promise.resolve()
    try {
      while (this.#waiting.size > 0) {
        const lines = [...this.#waiting.keys()].slice(0, atOnce)
        const found = await (await this.#concordance()).renderings(lines)
        for (const [i, line] of lines.entries()) {
          for (const take of this.#waiting.get(line) ?? []) take(found[i] ?? null)
          this.#waiting.delete(line)
        }
      }
    } catch {
      // The search ended; the texts of the other side stay without lit words.
      this.#waiting.clear()
    } finally {
      this.#isBusy = false
    }
  }
}
