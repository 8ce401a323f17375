/** Finds many short sequences of one text in another, without making a text of each of them. */

/** A part of the text whose sequences are sought; they begin and end in it. */
interface Part {
  readonly from: number
  readonly to: number
}

/** The base of the rolling hash, and the odd number that spreads hashes over the slots. */
const base = 0x01000193
const spread = 0x9e3779b1
const nowhere = new Int32Array(0)

/** The sequences of `size` UTF-16 code units that are in some parts of a text. */
export class Grams {
  readonly #size: number
  readonly #text: string
  /**
   * An open hash table: in each slot the number of a sequence, counted from 1, and its hash; 0 if
   * the slot is free.
   */
  readonly #slots: Int32Array
  readonly #hashes: Int32Array
  readonly #shift: number
  /** Where each sequence begins in the text. */
  readonly #begins: Int32Array

  constructor(size: number, text: string, parts: readonly Part[]) {
    const most = parts.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0)
    const bits = 33 - Math.clz32(Math.max(most, size))
    this.#size = size
    this.#text = text
    this.#slots = new Int32Array(1 << bits)
    this.#hashes = new Int32Array(1 << bits)
    this.#shift = 32 - bits
    this.#begins = new Int32Array(most)
    let count = 0
    for (const { from, to } of parts) {
      const last = Math.min(to, text.length) - size
      for (let at = Math.max(0, from); at <= last; at++) {
        const hash = this.#hashAt(at)
        const slot = this.#slotOf(hash, text, at)
        if (this.#slots[slot] !== 0) continue
        this.#begins[count++] = at
        this.#slots[slot] = count
        this.#hashes[slot] = hash
      }
    }
  }

  /**
   * Returns a function that gives the places in `other`, ascending, of the sequence that begins at
   * an offset of the text; none if there are more than `most`.
   */
  placesIn(other: string, most: number): (at: number) => Int32Array {
    const found = this.#search(other)
    const ends = new Int32Array(this.#begins.length + 1)
    for (let k = 0; k < found.length; k += 2) {
      const gram = found[k] ?? 0
      ends[gram] = (ends[gram] ?? 0) + 1
    }
    for (let gram = 1; gram < ends.length; gram++)
      ends[gram] = (ends[gram] ?? 0) + (ends[gram - 1] ?? 0)
    const next = ends.slice()
    const places = new Int32Array(found.length / 2)
    for (let k = 0; k < found.length; k += 2) {
      const before = (found[k] ?? 1) - 1
      const at = next[before] ?? 0
      places[at] = found[k + 1] ?? 0
      next[before] = at + 1
    }
    return at => {
      const gram = this.#gramAt(at)
      const [first, end] = [ends[gram - 1] ?? 0, ends[gram] ?? 0]
      return gram === 0 || end - first > most ? nowhere : places.subarray(first, end)
    }
  }

  /** Returns the number of every sequence in `other` and its place, one after the other. */
  #search(other: string): readonly number[] {
    const [size, shift, slots] = [this.#size, this.#shift, this.#slots]
    const found: number[] = []
    let [hash, power] = [0, 1]
    for (let k = 0; k < size; k++) power = Math.imul(power, base)
    for (let end = 0; end < other.length; end++) {
      hash = (Math.imul(hash, base) + other.charCodeAt(end)) | 0
      const at = end + 1 - size
      if (at > 0) hash = (hash - Math.imul(other.charCodeAt(at - 1), power)) | 0
      // Most slots are free, and then nothing else needs to be compared.
      if (at < 0 || slots[Math.imul(hash, spread) >>> shift] === 0) continue
      const gram = slots[this.#slotOf(hash, other, at)] ?? 0
      if (gram !== 0) found.push(gram, at)
    }
    return found
  }

  /** The number of the sequence that begins at the offset of the text; 0 if it is not sought. */
  #gramAt(at: number): number {
    if (at < 0 || at + this.#size > this.#text.length) return 0
    return this.#slots[this.#slotOf(this.#hashAt(at), this.#text, at)] ?? 0
  }

  #hashAt(at: number): number {
    let hash = 0
    for (let k = 0; k < this.#size; k++)
      hash = (Math.imul(hash, base) + this.#text.charCodeAt(at + k)) | 0
    return hash
  }

  /** The slot of a sequence of `text`, or the free one where it would be. */
  #slotOf(hash: number, text: string, at: number): number {
    let slot = Math.imul(hash, spread) >>> this.#shift
    for (;;) {
      const gram = this.#slots[slot] ?? 0
      if (gram === 0) return slot
      if (this.#hashes[slot] === hash && this.#isSame(gram, text, at)) return slot
      slot = (slot + 1) & (this.#slots.length - 1)
    }
  }

  #isSame(gram: number, text: string, at: number): boolean {
    const begin = this.#begins[gram - 1] ?? 0
    for (let k = 0; k < this.#size; k++)
      if (this.#text.charCodeAt(begin + k) !== text.charCodeAt(at + k)) return false
    return true
  }
}
