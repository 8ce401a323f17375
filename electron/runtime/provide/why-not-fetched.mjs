// The `electron` package reports a failed download as the stack of an error, without its cause.

/**
 * @type {readonly (readonly [pattern: RegExp, reason: (found: RegExpMatchArray) => string,
 * lasting: boolean])[]}
 */
const known = [
  [/nothing arrived for [\d.]+ seconds/, ([found]) => found, true],
  [/Response code (\d+).* for (\S+)/, ([, code, url]) => `${url} was answered with ${code}`, true],
  [
    /checksum|hash mismatch/i,
    () =>
      'what arrived is not the program this project knows (its checksum differs), so it is not used',
    true,
  ],
  [/ENOSPC/, () => 'the disk is full', false],
  [/terminated|other side closed|ECONNRESET/, () => 'the connection broke off', false],
  [
    /fetch failed|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/,
    () => 'the server that has it cannot be reached',
    true,
  ],
]

/**
 * Why a download failed, as the end of a sentence, without its full stop.
 * @param {string} output what the program that downloads wrote
 * @returns {{ reason: string, lasting: boolean }} `lasting`: another attempt would fail too
 */
export function whyNotFetched(output) {
  for (const [pattern, reason, lasting] of known) {
    const found = output.match(pattern)
    if (found) return { reason: reason(found), lasting }
  }
  const lines = output.split('\n').map(line => line.trim())
  const told = lines.find(line => line !== '' && !line.startsWith('at '))
  return { reason: (told ?? 'no reason was given').replace(/\.$/, ''), lasting: true }
}
