/** Generates damaged files from whole ones, for fuzz tests. */
import * as fc from 'fast-check'
import { zipSync } from 'fflate'
import { openZip } from './zip/open-zip.ts'

/**
 * Text that has broken parsers: end marks, entities, object properties, deep nesting, half
 * characters.
 */
const tokens: readonly Uint8Array[] = [
  '\0',
  '\ufeff',
  '\u202e\u2066',
  '\u0085\u2028',
  '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c SYSTEM "file:///etc/passwd">]>',
  '&b;&c;&#0;&#xd800;&#x110000;&amp;amp;',
  ']]>--><![CDATA[',
  '</p></div><script>alert(1)</script><p',
  '<a><b>'.repeat(400),
  '[['.repeat(400),
  '{"__proto__":{"constructor":1}}',
  '"\\ud842"',
  '-1e999',
  '9'.repeat(400),
  '(*)'.repeat(200),
  '第'.repeat(100),
  '../../etc/passwd',
  'PK\u0005\u0006',
].map(token => new TextEncoder().encode(token))
/** Surrogates in UTF-8, overlong forms, and bytes that begin no character. */
const invalidBytes = ['eda080', 'c080', 'f8888080', 'fffe', 'ff', '81', 'a1'].map(digits =>
  Uint8Array.from(digits.match(/../g) ?? [], pair => parseInt(pair, 16)),
)

type Change = (bytes: Uint8Array, place: (below: number) => number) => Uint8Array

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Inserts `inner` into `bytes`. */
const inserted =
  (inner: Uint8Array): Change =>
  (bytes, place) => {
    const at = place(bytes.length + 1)
    return joined(bytes.subarray(0, at), inner, bytes.subarray(at))
  }

const flipped: Change = (bytes, place) => {
  if (bytes.length === 0) return bytes
  const copy = bytes.slice()
  for (let left = 1 + place(4); left > 0; left--) {
    const at = place(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << place(8))
  }
  return copy
}
const overwritten: Change = (bytes, place) =>
  bytes.length === 0 ? bytes : bytes.with(place(bytes.length), place(256))
const cut: Change = (bytes, place) => bytes.slice(0, place(bytes.length + 1))
const beheaded: Change = (bytes, place) => bytes.slice(place(bytes.length + 1))
const rangeIn = (bytes: Uint8Array, place: (below: number) => number) => {
  const from = place(bytes.length + 1)
  return [from, from + place(Math.min(64, bytes.length - from) + 1)] as const
}
const without: Change = (bytes, place) => {
  const [from, to] = rangeIn(bytes, place)
  return joined(bytes.subarray(0, from), bytes.subarray(to))
}
const repeated: Change = (bytes, place) => {
  const [from, to] = rangeIn(bytes, place)
  const part = bytes.subarray(from, to)
  return joined(bytes.subarray(0, to), part, part, bytes.subarray(to))
}

/** Joins the beginning of `bytes` to the end of another file. */
const spliced =
  (other: Uint8Array): Change =>
  (bytes, place) =>
    joined(bytes.subarray(0, place(bytes.length + 1)), other.subarray(place(other.length + 1)))

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Limits for opening a zip that an earlier change may have turned into a bomb. */
const small = { file: 1_000_000, entries: 100, total: 1_000_000, ratio: 200 }

/** Changes, removes, renames or replaces one file of a zip, and packs it again. */
const repacked =
  (change: Change): Change =>
  (bytes, place) => {
    if (!isZip(bytes)) return change(bytes, place)
    const zip = openZip(bytes, small)
    const files = [...zip.names].map((name): [string, Uint8Array] => [name, zip.read(name)])
    const at = place(files.length)
    const [name = '', contents = new Uint8Array()] = files[at] ?? []
    const fate = place(8)
    if (fate === 0) files.splice(at, 1)
    else if (fate === 1) files[at] = [`../${name}`, contents]
    else if (fate === 2) files[at] = [name, files[place(files.length)]?.[1] ?? contents]
    else files[at] = [name, change(contents, place)]
    return zipSync(Object.fromEntries(files), { level: place(8) === 0 ? 6 : 0 })
  }

/**
 * Generates damaged forms of `samples`: bits flipped, cut, spliced, repeated, and hostile text
 * inserted, up to three times.
 */
export function damaged(samples: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  if (samples.length === 0) throw new Error('There is no whole file to damage.')
  const sample = fc.constantFrom(...samples)
  const plain: fc.Arbitrary<Change> = fc.oneof(
    fc.constantFrom(flipped, overwritten, cut, beheaded, without, repeated),
    fc.constantFrom(...tokens, ...invalidBytes).map(inserted),
    sample.map(spliced),
  )
  const change = fc.oneof(plain, plain.map(repacked))
  return fc
    .tuple(sample, fc.array(change, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat()))
    .map(([bytes, changes, numbers]) => {
      const place = (below: number) => {
        const next = numbers.next()
        return below <= 0 || next.done ? 0 : next.value % below
      }
      return changes.reduce((changed, change) => changedOr(changed, change, place), bytes)
    })
}

/** Returns the changed bytes, or `bytes` if the change needs a zip and they no longer are one. */
function changedOr(
  bytes: Uint8Array,
  change: Change,
  place: (below: number) => number,
): Uint8Array {
  try {
    return change(bytes, place)
  } catch {
    return bytes
  }
}
