import { describe, expect, it } from 'vitest'
import { readLink } from './links.ts'

describe('a link that may be opened', () => {
  it.each([
    ['https://example.org', 'https://example.org/', 'example.org'],
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d', 'example.org'],
    ['https://example.org:8443/', 'https://example.org:8443/', 'example.org:8443'],
    ['HTTPS://EXAMPLE.org/', 'https://example.org/', 'example.org'],
    [
      'https://例子.测试/路',
      'https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF',
      'xn--fsqu00a.xn--0zwm56d',
    ],
    ['https://аpple.com/', 'https://xn--pple-43d.com/', 'xn--pple-43d.com'],
    ['https://[::1]/', 'https://[::1]/', '[::1]'],
    ['https://example.org/?u=javascript:x', 'https://example.org/?u=javascript:x', 'example.org'],
  ])('accepts the link %s', (url, href, host) => {
    expect(readLink(url)).toEqual({ href, host })
  })
})

describe('a link that is refused', () => {
  const refused = [
    '',
    ' ',
    'example.org',
    '//example.org',
    'https:',
    'https://',
    'https:/example.org',
    'https:example.org',
    'https:///',
    'https://user@example.org/',
    'https://user:pass@example.org/',
    'https://:pass@example.org/',
    'https://bank.com@evil.org/',
    'https://exa mple.org/',
    'https://example.org/a b',
    ' https://example.org/',
    'https://example.org/\n',
    'https://example.org/\0',
    'ht\ntps://example.org/',
    'https://example.org\\@evil.org/',
    'https:\\\\example.org\\',
    'https://example.org:99999/',
    'https://%/',
    'https://[::1/',
    'http://example.org/',
    'HTTP://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'file://host/share',
    '\\\\host\\share',
    'smb://host/share',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>1</script>',
    'blob:https://example.org/1',
    'vbscript:x',
    'ms-msdt:/id',
    'ms-officecmd:x',
    'search-ms:query=x',
    'mailto:a@example.org',
    'tel:1',
    'app://bundle/index.html',
    'chrome://settings',
    'about:blank',
    'view-source:https://example.org/',
    'wss://example.org/',
    'C:\\Windows\\system32\\calc.exe',
    '/etc/passwd',
    `https://example.org/${'a'.repeat(2048)}`,
  ]
  it.each(refused.map(url => [url]))('refuses the link %j', url => {
    expect(readLink(url)).toBeNull()
  })
})
