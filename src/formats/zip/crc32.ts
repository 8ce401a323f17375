const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  return c
})

/** Returns the CRC-32 of `bytes`, as zip files store it. */
export const crc32 = (bytes: Uint8Array): number => crc32After(0, bytes)

/** Returns the CRC-32 of bytes with the CRC-32 `before` and `bytes` after them. */
export function crc32After(before: number, bytes: Uint8Array): number {
  let c = ~before
  for (const byte of bytes) c = (c >>> 8) ^ (table[(c ^ byte) & 0xff] ?? 0)
  return (c ^ 0xffffffff) >>> 0
}
