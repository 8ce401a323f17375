import { expect, it } from 'vitest'
import { headers } from './policy.ts'

const policy = new Map(
  (headers['content-security-policy'] ?? '').split('; ').map(directive => {
    const [name = '', ...values] = directive.split(' ')
    return [name, values.join(' ')] as const
  }),
)

it.each([
  ['connections to anywhere', 'connect-src', "'none'"],
  ['no trusted types', 'require-trusted-types-for', "'script'"],
  [
    'types of anybody',
    'trusted-types',
    'ProseMirrorClipboard import-worker search-worker spelling-worker words-worker',
  ],
  ['anything not named', 'default-src', "'none'"],
  ['scripts from elsewhere or in the page', 'script-src', "'self'"],
  ['styles from elsewhere or in the page', 'style-src', "'self'"],
  ['pictures from elsewhere', 'img-src', "'self'"],
  ['fonts from elsewhere', 'font-src', "'self'"],
  ['workers from elsewhere', 'worker-src', "'self'"],
  ['frames', 'frame-src', "'none'"],
  ['being framed', 'frame-ancestors', "'none'"],
  ['plugins', 'object-src', "'none'"],
  ['forms', 'form-action', "'none'"],
  ['another base', 'base-uri', "'none'"],
])('the policy refuses %s', (_what, directive, value) => {
  expect(policy.get(directive)).toBe(value)
})

it('forbids browsers to guess the type of a response', () => {
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
})

it('does not make Chromium create a second process for the page', () => {
  expect(headers).not.toHaveProperty('cross-origin-opener-policy')
  expect(headers).not.toHaveProperty('cross-origin-embedder-policy')
})
