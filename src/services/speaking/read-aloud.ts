/** Reads a book aloud, sentence by sentence, until its end or until the reader stops it. */
import type { Range, Side } from '#domain/anchor'
import { sentencesOfPair } from '#domain/sentences/sentence-links'
import { live, type Live } from '../live.ts'
import type { Voice, Voices } from './voices.ts'

/** A sentence of a paragraph, which is number `index` of the book, from 0. */
export interface AloudPlace extends Range {
  readonly index: number
  readonly side: Side
}

export type AloudState =
  { readonly state: 'off' } | { readonly state: 'reading' | 'paused'; readonly place: AloudPlace }

export interface AloudHost {
  readonly voices: Pick<Voices, 'speak'>
  /** The text of a paragraph; null after the last one. */
  readonly text: (index: number, side: Side) => Promise<string | null>
  /** The voice and the speed, asked before each sentence; null if no voice can speak. */
  readonly how: (side: Side) => { readonly voice: Voice; readonly rate: number } | null
  /** A voice has failed. */
  readonly failed: () => void
}

const off: AloudState = { state: 'off' }

export class ReadAloud {
  readonly #host: AloudHost
  readonly #state = live<AloudState>(off)
  #speaking: AbortController | null = null

  constructor(host: AloudHost) {
    this.#host = host
  }

  get state(): Live<AloudState> {
    return this.#state
  }

  /** Begins with the sentence at an offset of a paragraph, and reads on from there. */
  start(index: number, side: Side, offset: number): Promise<void> {
    this.#speaking?.abort()
    const speaking = new AbortController()
    this.#speaking = speaking
    return this.#read({ index, side, offset }, speaking.signal).catch(() => {
      if (speaking.signal.aborted) return
      this.stop()
      this.#host.failed()
    })
  }

  /** Is silent. `resume` begins the sentence again, because not every voice can go on inside it. */
  pause(): void {
    const now = this.#state.get()
    if (now.state !== 'reading') return
    this.#speaking?.abort()
    this.#state.set({ ...now, state: 'paused' })
  }

  resume(): void {
    const now = this.#state.get()
    if (now.state === 'paused') void this.start(now.place.index, now.place.side, now.place.start)
  }

  /** Begins the sentence again, with another voice or another speed. */
  again(): void {
    const now = this.#state.get()
    if (now.state === 'reading') void this.start(now.place.index, now.place.side, now.place.start)
  }

  /** Goes to the next sentence, or the one before. */
  async step(by: 1 | -1): Promise<void> {
    const now = this.#state.get()
    if (now.state === 'off') return
    const { index, side, start, end } = now.place
    if (by === 1) return this.start(index, side, end)
    const before = start > 0 ? start - 1 : null
    if (before !== null) return this.start(index, side, before)
    const text = index > 0 ? await this.#host.text(index - 1, side) : null
    return this.start(Math.max(0, index - 1), side, Math.max(0, (text ?? '').length - 1))
  }

  stop(): void {
    this.#speaking?.abort()
    this.#speaking = null
    this.#state.set(off)
  }

  async #read(
    from: { readonly index: number; readonly side: Side; readonly offset: number },
    signal: AbortSignal,
  ): Promise<void> {
    const { side } = from
    for (let { index, offset } = from; ; index++, offset = 0) {
      const text = await this.#host.text(index, side)
      if (signal.aborted) return
      if (text === null) return this.stop()
      for (const { start, end } of sentencesOfPair(text)) {
        if (end <= offset) continue
        const how = this.#host.how(side)
        if (!how) return this.stop()
        this.#state.set({ state: 'reading', place: { index, side, start, end } })
        await this.#host.voices.speak(text.slice(start, end), { ...how, signal })
        if (signal.aborted) return
      }
    }
  }
}
