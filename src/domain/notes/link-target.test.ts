import { expect, it } from 'vitest'
import { isLinkTarget, isOutside, longestTarget, targetOfTyped } from './link-target.ts'

it.each([
  'https://example.org/路?q=一#x',
  'http://localhost:8080/',
  'mailto:a@example.org',
  'duizhao:book/b/paragraph/p',
])('%s can be the target of a link', target => {
  expect(isLinkTarget(target)).toBe(true)
})

it.each([
  'javascript:alert(1)',
  ' https://example.org',
  'https://exam ple.org',
  'https:///x',
  'https://a"onclick',
  'https://a<b>',
  'file:///etc/passwd',
  'data:text/html,x',
  'mailto:nobody',
  'mailto:x><img src=x onerror=alert(1)>@a',
  'mailto:a b@example.org',
  'https://"',
  'https://a\nb',
  'duizhao:',
  'vbscript:x',
  '//example.org',
  '/x',
  '',
  null,
  7,
  `https://example.org/${'x'.repeat(longestTarget)}`,
])('%j cannot be the target of a link', target => {
  expect(isLinkTarget(target)).toBe(false)
})

it.each([
  ['example.org', 'https://example.org'],
  [' example.org/a?b ', 'https://example.org/a?b'],
  ['a@example.org', 'mailto:a@example.org'],
  ['http://a.b', 'http://a.b'],
  ['no address', null],
  ['word', null],
  ['1.5', null],
  ['javascript:alert(1)', null],
])('what the reader typed as %j is read as %j', (typed, target) => {
  expect(targetOfTyped(typed)).toBe(target)
})

it('only a target of our own scheme leads into the library', () => {
  expect(isOutside('https://example.org')).toBe(true)
  expect(isOutside('duizhao:mark/a')).toBe(false)
})
