import { expect, it } from 'vitest'
import { whyNotFetched } from './why-not-fetched.mjs'

const stack = '\n    at Object.errorRequest (node:internal/deps/undici/undici:1942:17)\n'

it.each([
  ['TypeError: fetch failed', 'the server that has it cannot be reached', true],
  ['TypeError: terminated', 'the connection broke off', false],
  [
    'HTTPError: Response code 404 (Not Found) for https://example.org/v45/electron.zip',
    'https://example.org/v45/electron.zip was answered with 404',
    true,
  ],
  [
    'Error: Generated checksum for "electron.zip" did not match expected checksum.',
    'what arrived is not the program this project knows (its checksum differs), so it is not used',
    true,
  ],
  ['Error: ENOSPC: no space left on device, write', 'the disk is full', false],
  ['nothing arrived for 20 seconds', 'nothing arrived for 20 seconds', true],
  ['Error: something new.', 'Error: something new', true],
])(
  'the reason for %j is a piece of a sentence, never a line of a stack',
  (first, reason, lasting) => {
    expect(whyNotFetched(first + stack)).toEqual({ reason, lasting })
  },
)

it('says that no reason was given if the output is empty', () => {
  expect(whyNotFetched('')).toEqual({ reason: 'no reason was given', lasting: true })
})
